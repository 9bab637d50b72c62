from ks_desktop.coalition.exchange.standard import standard, word_of


def test_every_link_list_and_variant_names_a_table_and_a_column_that_are_there() -> None:
    found = standard()
    for table in found.tables.values():
        assert set(table.required) <= set(table.columns)
        assert table.numbers | set(table.choices) | set(table.links) <= set(table.columns)
        assert set(table.links.values()) <= set(found.tables)
        for target, column in table.lists.values():
            assert column in found.tables[target].columns, (table.name, target)
        for target, column in table.ones.values():
            assert target in found.tables
            assert column in table.columns
    legacy = {"eligibility", "payment_accepted", "review"}
    assert set(found.names.values()) == set(found.tables) | legacy
    assert set(found.given) <= set(found.names)
    for table_name, names in found.columns.items():
        assert set(names.values()) <= set(found.tables[table_name].columns)


def test_names_are_compared_without_capitals_and_signs() -> None:
    assert word_of(" Services At-Location ") == "services_at_location"


def test_a_table_of_another_year_points_where_its_columns_say() -> None:
    assert standard().table("eligibility").links["service_id"] == "service"
