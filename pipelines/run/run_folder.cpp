// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/run_folder.h"
