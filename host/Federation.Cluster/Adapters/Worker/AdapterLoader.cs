using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Federation.Adapters.Mapping;
using Federation.Adapters.Mapping.Probing;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;
using McMaster.NETCore.Plugins.Loader;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>Loads one adapter into this process.</summary>
internal static class AdapterLoader
{
    /// <exception cref="AdapterException">The adapter is built for other contracts, or cannot be loaded.</exception>
    public static IAdapter Load(StartMessage start)
    {
        var adapter = start switch
        {
            { Code: { } code } => Load(code),
            { Mapping: { } mapping } => ReadMapping(mapping),
            { Probe: true } => new ProbeAdapter(),
            _ => throw Failed("The host named neither code nor a mapping."),
        };
        var capabilities = adapter.Capabilities;
        return capabilities == start.Capabilities
            ? adapter
            : throw Failed($"The adapter says it can do {capabilities}, its manifest {start.Capabilities}.");
    }

    private static IAdapter Load(CodeMessage code) =>
        ContractRange.TryCreate(code.ContractFrom, code.ContractBelow, out var range) && range.Contains(ContractVersion.Current)
            ? Create(FindType(code))
            : throw new AdapterException(FailureKind.Bug, "adapter.incompatible", $"The adapter was built for contract {code.ContractFrom} to below {code.ContractBelow}; this host speaks {ContractVersion.Current}.");

    // The host has read it too; what lies there may have changed since.
    private static MappingAdapter ReadMapping(string path)
    {
        try
        {
            var reading = MappingFile.Read(File.ReadAllBytes(path));
            return reading.Mapping is { } mapping ? new MappingAdapter(mapping) : throw Failed(MappingManifest.AtItsPlace(reading.Problems[0]).Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed($"{Path.GetFileName(path)} cannot be read: {exception.GetType().Name}.", exception);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever loading a stranger's assembly throws, the adapter cannot be loaded.")]
    private static Type FindType(CodeMessage start)
    {
        // The program's own folder is one that a cage does not show. What an adapter brings along lies in its own.
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", Path.GetDirectoryName(start.Assembly) + Path.DirectorySeparatorChar);
        try
        {
            // Not by a PluginLoader: it reads runtime configurations, most of which are not there, for further folders to search, and that is a tenth of a worker's start. An adapter brings along what it needs.
            var context = new AssemblyLoadContextBuilder()
                .SetMainAssemblyPath(start.Assembly)
                .PreferDefaultLoadContextAssembly(typeof(IAdapter).Assembly.GetName())
                .PreferDefaultLoadContextAssembly(typeof(ILogger).Assembly.GetName())
                .PreloadAssembliesIntoMemory()
                .ShadowCopyNativeLibraries()
                .Build();
            using var file = File.OpenRead(start.Assembly);
            var assembly = context.LoadFromStream(file);
            return assembly.GetType(start.Type, throwOnError: false) ?? throw Failed($"{assembly.GetName().Name} has no type {start.Type}.");
        }
        catch (Exception exception) when (exception is not AdapterException)
        {
            throw Failed($"{Path.GetFileName(start.Assembly)} cannot be loaded: {exception.GetType().Name}.", exception);
        }
    }

    private static IAdapter Create(Type type)
    {
        if (!typeof(IAdapter).IsAssignableFrom(type)) throw Failed($"{type.FullName} is no {nameof(IAdapter)}.");
        if (type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is not { } constructor) throw Failed($"{type.FullName} cannot be created: it is abstract or has no public constructor without parameters.");
        try
        {
            return (IAdapter)constructor.Invoke(null);
        }
        catch (TargetInvocationException exception)
        {
            throw Failed($"The constructor of {type.FullName} threw {exception.InnerException?.GetType().FullName}.", exception);
        }
    }

    private static AdapterException Failed(string message, Exception? cause = null) => new(FailureKind.Bug, "adapter.load-failed", message, cause);
}
