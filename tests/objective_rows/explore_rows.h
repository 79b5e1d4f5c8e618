#pragma once
#include <memory>

#include <QObject>

/// Indicators, baselines and cohorts.
std::unique_ptr<QObject> explore_rows();
