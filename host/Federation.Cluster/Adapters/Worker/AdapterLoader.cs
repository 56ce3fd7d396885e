using System.Reflection;
using Federation.Adapters.Mapping;
using Federation.Adapters.Mapping.Previewing;
using Federation.Adapters.Mapping.Probing;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>Loads one adapter into this process.</summary>
internal static class AdapterLoader
{
    /// <param name="contracts">What this process speaks.</param>
    /// <exception cref="AdapterException">The adapter is built for other contracts, or cannot be loaded.</exception>
    public static IAdapter Load(StartMessage start, SpokenContracts contracts)
    {
        var adapter = start switch
        {
            { Code: { } code } => Load(code, contracts),
            { Mapping: { } mapping, Preview: true } => new PreviewAdapter(Bytes(mapping)),
            { Mapping: { } mapping } => ReadMapping(mapping),
            { Probe: true } => new ProbeAdapter(),
            _ => throw Failed("The host named neither code nor a mapping."),
        };
        var capabilities = adapter.Capabilities;
        return capabilities == start.Capabilities
            ? adapter
            : throw Failed($"The adapter says it can do {capabilities}, its manifest {start.Capabilities}.");
    }

    internal static AdapterException Failed(string message, Exception? cause = null) => new(FailureKind.Bug, "adapter.load-failed", message, cause);

    // A range may hold several majors, and a class be an adapter of each: the newest that it is one of is used.
    private static IAdapter Load(CodeMessage code, SpokenContracts contracts)
    {
        var fitting = ContractRange.TryCreate(code.ContractFrom, code.ContractBelow, out var range) ? contracts.Within(range) : [];
        if (fitting.Count == 0) throw new AdapterException(FailureKind.Bug, "adapter.incompatible", $"The adapter was built for contract {code.ContractFrom} to below {code.ContractBelow}; this host speaks {contracts}.");
        var type = AdapterAssembly.FindType(code, fitting);
        var contract = fitting.FirstOrDefault(one => one.Adapter.IsAssignableFrom(type))
            ?? throw Failed($"{type.FullName} is no {nameof(IAdapter)} of contract {string.Join(" or ", fitting.Select(one => one.Version))}.");
        return contract.Bridge(Create(type));
    }

    // The host has read it too; what lies there may have changed since.
    private static MappingAdapter ReadMapping(string path)
    {
        var reading = MappingFile.Read(Bytes(path));
        return reading.Mapping is { } mapping ? new MappingAdapter(mapping) : throw Failed(MappingManifest.AtItsPlace(reading.Problems[0]).Message);
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed($"{Path.GetFileName(path)} cannot be read: {exception.GetType().Name}.", exception);
        }
    }

    private static object Create(Type type)
    {
        if (type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is not { } constructor) throw Failed($"{type.FullName} cannot be created: it is abstract or has no public constructor without parameters.");
        try
        {
            return constructor.Invoke(null);
        }
        catch (TargetInvocationException exception)
        {
            throw Failed($"The constructor of {type.FullName} threw {exception.InnerException?.GetType().FullName}.", exception);
        }
    }
}
