using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Worker.Tests.Versions;

/// <summary>The adapter of version 2 as a host runs it: its binary, through its bridge.</summary>
public sealed class NextAdapterHere : IAdapter
{
    public const string RealType = "Federation.NextAdapters.NextAdapter";

    private readonly IAdapter _adapter = InProcess.Load(Path.Combine(PluginBench.NextAdapters, "Federation.NextAdapters.dll"), RealType, 2);

    public AdapterCapabilities Capabilities => _adapter.Capabilities;

    public Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => _adapter.CheckAsync(context, cancellationToken);

    public IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, CancellationToken cancellationToken) => _adapter.FetchAsync(request, context, cancellationToken);

    public MapResult Map(SourceRecord record, MapContext context) => _adapter.Map(record, context);
}

/// <summary>The suite over an adapter of version 2. How it is loaded and unloaded is <see cref="ReloadTests"/>'s.</summary>
public sealed class NextConformance : AdapterConformance<NextAdapterHere>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("federation-conformance-").FullName;

    public NextConformance()
    {
        // The suite is version 1's: of a manifest it asks that of the class that it is given, which is the bridged one. The rest is the adapter's own.
        string manifest = File.ReadAllText(Path.Combine(PluginBench.NextAdapters, "adapter.json"))
            .Replace("\"2.0\", \"below\": \"3.0\"", "\"1.0\", \"below\": \"2.0\"", StringComparison.Ordinal)
            .Replace("Federation.NextAdapters.dll", "Federation.Adapters.Worker.Tests.dll", StringComparison.Ordinal)
            .Replace(NextAdapterHere.RealType, typeof(NextAdapterHere).FullName, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "adapter.json"), manifest);
    }

    protected override AdapterCase Case => AdapterCase.File("places.json") with { PluginFolder = _folder, Golden = null, Reloads = 0 };

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
