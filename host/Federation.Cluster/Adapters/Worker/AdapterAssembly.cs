using System.Diagnostics.CodeAnalysis;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;
using McMaster.NETCore.Plugins.Loader;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>Takes a stranger's assembly into this process.</summary>
internal static class AdapterAssembly
{
    /// <exception cref="AdapterException">The assembly cannot be loaded, or holds no such class.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever loading a stranger's assembly throws, the adapter cannot be loaded.")]
    public static Type FindType(CodeMessage code, IEnumerable<SpokenContract> contracts)
    {
        // The program's own folder is one that a cage does not show. What an adapter brings along lies in its own.
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", Path.GetDirectoryName(code.Assembly) + Path.DirectorySeparatorChar);
        try
        {
            var context = ContextFor(code.Assembly, contracts).Build();
            using var file = File.OpenRead(code.Assembly);
            var assembly = context.LoadFromStream(file);
            return assembly.GetType(code.Type, throwOnError: false) ?? throw AdapterLoader.Failed($"{assembly.GetName().Name} has no type {code.Type}.");
        }
        catch (Exception exception) when (exception is not AdapterException)
        {
            throw AdapterLoader.Failed($"{Path.GetFileName(code.Assembly)} cannot be loaded: {exception.GetType().Name}.", exception);
        }
    }

    /// <summary>A context in which an adapter has all to itself but what it is lent: the contracts that it was built for, and the logging abstractions.</summary>
    public static AssemblyLoadContextBuilder ContextFor(string assembly, IEnumerable<SpokenContract> contracts)
    {
        // Not by a PluginLoader: it reads runtime configurations, most of which are not there, for further folders to search, and that is a tenth of a worker's start. An adapter brings along what it needs.
        var context = new AssemblyLoadContextBuilder()
            .SetMainAssemblyPath(assembly)
            .PreferDefaultLoadContextAssembly(typeof(ILogger).Assembly.GetName())
            .PreloadAssembliesIntoMemory()
            .ShadowCopyNativeLibraries();
        foreach (var contract in contracts) context.PreferDefaultLoadContextAssembly(contract.Adapter.Assembly.GetName());
        return context;
    }
}
