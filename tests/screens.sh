#!/usr/bin/env bash
# Writes docs/screens: every surface of the web at three widths, light, and the widest dark. Look at them one by one afterwards.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/Federation.Browser.Tests --configuration Release --verbosity quiet
rm -rf docs/screens
UPDATE_SCREENS=1 dotnet exec tests/Federation.Browser.Tests/bin/Release/net10.0/Federation.Browser.Tests.dll --no-ansi --progress off --filter-class '*ScreenTests'
