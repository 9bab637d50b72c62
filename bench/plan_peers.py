"""General routing engines on the same problems, as well as their models allow; none of them is part of the program.

OR-Tools sees everything. PyVRP sees windows as one client each, of which one is served. VROOM sees neither lateness nor
wishes. Each is given ten seconds, one core, and nothing to begin with.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from typing import Any, Final, TypeAlias

Data: TypeAlias = dict[str, Any]
Plan: TypeAlias = list[dict[str, int]]
SECONDS: Final = 10
_DAY: Final = 24 * 60
_AGREED: Final = 100_000


def installed() -> Mapping[str, Callable[[Data], Plan]]:
    """Return the engines that are installed here, by name."""
    known: dict[str, tuple[str, Callable[[Data], Plan]]] = {
        "OR-Tools": ("ortools", by_ortools),
        "PyVRP": ("pyvrp", by_pyvrp),
        "VROOM": ("vroom", by_vroom),
    }
    return {name: peer for name, (module, peer) in known.items() if find_spec(module) is not None}


def _lost(visit: Data) -> int:
    return _AGREED if visit["fixed"] else int(visit["unplanned_cost"])


def _own_cost(visit: Data, nurse: int, window: Data) -> int:
    is_other = visit["preferred_nurse"] not in {None, nurse}
    return int(window["cost"]) + (int(visit["other_nurse_cost"]) if is_other else 0)


def _window(visit: Data, shift: Data) -> Data | None:
    """Return when a visit can begin in a shift, None when it cannot."""
    fixed = visit["fixed"]
    if shift["nurse"] not in visit["nurses"] or (fixed and fixed["nurse"] != shift["nurse"]):
        return None
    return next((window for window in visit["windows"] if window["day"] == shift["day"]), None)


def by_ortools(data: Data) -> Plan:
    """Plan with the routing library of OR-Tools: a vehicle is a shift."""
    return _OrTools(data).plan()


class _OrTools:
    def __init__(self, data: Data) -> None:
        from ortools.constraint_solver import pywrapcp  # type: ignore[import-not-found]

        self._data, self._visits, self._shifts = data, data["visits"], data["shifts"]
        self._first = len(data["nurses"])
        starts = [len(self._visits) + shift["nurse"] for shift in self._shifts]
        self._manager = pywrapcp.RoutingIndexManager(len(self._visits) + self._first, len(self._shifts), starts, starts)
        self._model = pywrapcp.RoutingModel(self._manager)
        self._model.AddDimension(self._model.RegisterTransitCallback(self._minutes), _DAY, _DAY, False, "clock")
        self._clock = self._model.GetDimensionOrDie("clock")
        self._model.AddConstantDimension(1, 9, True, "count")
        for number, shift in enumerate(self._shifts):
            self._add_shift(number, shift)
        for number, visit in enumerate(self._visits):
            self._add_visit(number, visit)
        self._asked = pywrapcp.DefaultRoutingSearchParameters()

    def _row(self, index: int) -> int:
        node = int(self._manager.IndexToNode(index))
        return self._first + node if node < len(self._visits) else node - len(self._visits)

    def _minutes(self, a: int, b: int) -> int:
        node = self._manager.IndexToNode(a)
        stay = int(self._visits[node]["minutes"]) if node < len(self._visits) else 0
        return stay + int(self._data["travel"][self._row(a)][self._row(b)])

    def _arcs(self, shift: Data) -> Callable[[int, int], int]:
        def cost(a: int, b: int) -> int:
            node = self._manager.IndexToNode(b)
            leg = int(self._data["travel"][self._row(a)][self._row(b)])
            if node >= len(self._visits):
                return leg
            window = _window(self._visits[node], shift)
            return leg + (_own_cost(self._visits[node], shift["nurse"], window) if window else 0)

        return cost

    def _add_shift(self, number: int, shift: Data) -> None:
        midnight = shift["day"] * _DAY
        for end in (self._model.Start(number), self._model.End(number)):
            self._clock.CumulVar(end).SetRange(shift["start"] - midnight, shift["end"] - midnight)
        most = self._data["nurses"][shift["nurse"]]["max_visits"]
        self._model.GetDimensionOrDie("count").CumulVar(self._model.End(number)).SetMax(most + 1)
        self._model.SetArcCostEvaluatorOfVehicle(self._model.RegisterTransitCallback(self._arcs(shift)), number)

    def _add_visit(self, number: int, visit: Data) -> None:
        index, solver = self._manager.NodeToIndex(number), self._model.solver()
        here = {at: window for at, shift in enumerate(self._shifts) if (window := _window(visit, shift))}
        self._model.AddDisjunction([index], _lost(visit))
        vehicle = self._model.VehicleVar(index)
        vehicle.SetValues([-1, *here])
        earliest, latest = [0], [_DAY]  # of the vehicle -1: the visit has no place
        for at in range(len(self._shifts)):
            window = here.get(at, {"day": 0, "earliest": 0, "latest": _DAY})
            earliest.append(window["earliest"] - window["day"] * _DAY)
            latest.append(window["latest"] - window["day"] * _DAY)
        solver.Add(self._clock.CumulVar(index) >= solver.Element(earliest, vehicle + 1))
        solver.Add(self._clock.CumulVar(index) <= solver.Element(latest, vehicle + 1))

    def plan(self) -> Plan:
        """Return the plan that is found in time, empty when there is none."""
        from ortools.constraint_solver import routing_enums_pb2

        self._asked.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
        self._asked.time_limit.FromSeconds(SECONDS)
        found = self._model.SolveWithParameters(self._asked)
        return (
            [] if found is None else [stop for number in range(len(self._shifts)) for stop in self._day(found, number)]
        )

    def _day(self, found: Any, number: int) -> Iterator[dict[str, int]]:
        shift, index = self._shifts[number], self._model.Start(number)
        while not self._model.IsEnd(index):
            node = self._manager.IndexToNode(index)
            if node < len(self._visits):
                start = found.Min(self._clock.CumulVar(index)) + shift["day"] * _DAY
                yield {"visit": self._visits[node]["id"], "nurse": shift["nurse"], "start": start}
            index = found.Value(self._model.NextVar(index))


def by_pyvrp(data: Data) -> Plan:
    """Plan with PyVRP: a group of clients, one for each window, of which one is served."""
    import pyvrp  # type: ignore[import-not-found]
    from pyvrp.stop import MaxRuntime  # type: ignore[import-not-found]

    visits, shifts, travel, first = data["visits"], data["shifts"], data["travel"], len(data["nurses"])
    model = pyvrp.Model()
    places = [model.add_location(0, 0) for _row in travel]
    depots = [model.add_depot(places[number]) for number in range(first)]
    meant: list[Data] = []
    for visit in visits:
        group = model.add_client_group(required=False)
        for window in visit["windows"]:
            model.add_client(
                places[first + visit["id"]],
                delivery=1,
                service_duration=visit["minutes"],
                tw_early=window["earliest"],
                tw_late=window["latest"],
                prize=max(0, _lost(visit) - window["cost"]),
                required=False,
                group=group,
            )
            meant.append(visit)
    profiles = [_profile(model, places, data, nurse) for nurse in range(first)]
    for shift in shifts:
        nurse = shift["nurse"]
        model.add_vehicle_type(
            1,
            capacity=data["nurses"][nurse]["max_visits"],
            start_depot=depots[nurse],
            end_depot=depots[nurse],
            tw_early=shift["start"],
            tw_late=shift["end"],
            profile=profiles[nurse],
        )
    found = model.solve(MaxRuntime(SECONDS), display=False, seed=1)
    if not found.is_feasible():
        return []
    return [
        {"visit": meant[stop.idx]["id"], "nurse": shifts[route.vehicle_type()]["nurse"], "start": stop.start_time}
        for route in found.best.routes()
        for stop in route.schedule()
        if stop.is_client()
    ]


def _profile(model: Any, places: list[Any], data: Data, nurse: int) -> Any:
    """Return the roads of one nurse; a visit that is wished from another costs more."""
    profile = model.add_profile()
    first, travel = len(data["nurses"]), data["travel"]
    able = [visit for visit in data["visits"] if nurse in visit["nurses"]]
    rows = [(nurse, 0), *((first + visit["id"], _own_cost(visit, nurse, {"cost": 0})) for visit in able)]
    for (a, _cost), (b, cost) in itertools.permutations(rows, 2):
        leg = travel[a][b]
        model.add_edge(places[a], places[b], distance=leg + cost, duration=leg, profile=profile)
    return profile


def by_vroom(data: Data) -> Plan:
    """Plan with VROOM: shifts are vehicles, urgency is priority; lateness and wishes it cannot see."""
    import numpy as np
    import vroom  # type: ignore[import-not-found]

    visits, shifts, first = data["visits"], data["shifts"], len(data["nurses"])
    problem = vroom.Input()
    problem.set_durations_matrix("car", np.array(data["travel"], dtype=np.uint32))
    for number, shift in enumerate(shifts):
        most = next(n["max_visits"] for n in data["nurses"] if n["id"] == shift["nurse"])
        problem.add_vehicle(
            vroom.Vehicle(
                number,
                start=shift["nurse"],
                end=shift["nurse"],
                profile="car",
                time_window=(shift["start"], shift["end"]),
                skills={visit["id"] + 1 for visit in visits if _window(visit, shift)},
                max_tasks=most,
            )
        )
    jobs: list[Data] = []
    for visit in visits:
        if not visit["nurses"] or not visit["windows"]:
            continue
        windows = sorted((window["earliest"], window["latest"]) for window in visit["windows"])
        jobs.append(visit)
        problem.add_job(
            vroom.Job(
                len(jobs) - 1,
                location=first + visit["id"],
                default_service=visit["minutes"],
                time_windows=[vroom.TimeWindow(start, end) for start, end in windows],
                skills={visit["id"] + 1},  # a skill of its own, which those have who may come
                priority=100 if visit["fixed"] else min(90, visit["unplanned_cost"] // 200),
            )
        )
    stops = problem.solve(exploration_level=5, nb_threads=1).routes
    plan: Plan = []
    for stop in stops[stops["type"] == "job"].itertuples():
        plan.append(
            {
                "visit": jobs[int(stop.id)]["id"],
                "nurse": shifts[int(stop.vehicle_id)]["nurse"],
                "start": int(stop.arrival + stop.waiting_time),
            }
        )
    return plan
