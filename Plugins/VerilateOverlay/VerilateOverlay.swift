import PackagePlugin

@main struct VerilateOverlay: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] { [] }
}
