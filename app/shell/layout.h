#pragma once

namespace habitus {

class MainWindow;

/// Where things stand: window and docks in the user's settings, tabs, selection and the views' own state per
/// project (also in the user's settings, keyed by path: a project that was only looked at keeps its bytes).
void restore_window(MainWindow& window);
void restore_layout(MainWindow& window);
void save_layout(MainWindow& window);

}  // namespace habitus
