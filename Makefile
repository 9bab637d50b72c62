# Everything happens in tools/dev.py, so that Windows can do the same: py tools\dev.py setup|run|test
.PHONY: setup run test

setup run test:
	@python3 tools/dev.py $@
