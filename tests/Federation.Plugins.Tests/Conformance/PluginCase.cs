using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Plugins.Tests.Conformance;

/// <summary>Cases of the adapters of this repository.</summary>
internal static class PluginCase
{
    /// <summary>A sample of samples/listings, with its golden file in this folder.</summary>
    public static AdapterCase Sample<TAdapter>(string file)
        where TAdapter : IAdapter => AdapterCase.File(Path.Combine(Repository.Root, "samples", "listings", file)) with
        {
            PluginFolder = FolderOf<TAdapter>(),
            Golden = GoldenOf(file),
        };

    /// <summary>A server by script, with its golden file in this folder; loading is tried with the sample.</summary>
    public static AdapterCase Scripted<TAdapter>(string source, string name, Func<IPartner> partner)
        where TAdapter : IAdapter => AdapterCase.Scripted(source, partner) with { PluginFolder = FolderOf<TAdapter>(), Golden = GoldenOf(name), Reloads = 0 };

    /// <summary>A real listing, which is not kept here and so has no golden file; loading is tried with the sample.</summary>
    public static AdapterCase Real<TAdapter>(string file)
        where TAdapter : IAdapter => AdapterCase.File(RealData.PathOf(file)) with { PluginFolder = FolderOf<TAdapter>(), Golden = null, Reloads = 0, Places = 3 };

    private static string GoldenOf(string name) => Path.Combine(Repository.Root, "tests", "Federation.Plugins.Tests", "Conformance", "Golden", name + ".golden.json");

    private static string FolderOf<TAdapter>()
    {
        string project = Path.Combine(Repository.Root, "plugins", typeof(TAdapter).Assembly.GetName().Name!); // an assembly of ours has a name
        return Path.GetDirectoryName(Directory.GetFiles(Path.Combine(project, "bin"), "adapter.json", SearchOption.AllDirectories).First())!; // a file has a folder
    }
}
