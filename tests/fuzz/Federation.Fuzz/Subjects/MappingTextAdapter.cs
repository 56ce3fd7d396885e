using System.Runtime.CompilerServices;
using Federation.Adapters.Mapping;
using Federation.Adapters.Sdk;
using Federation.Contracts;
using Federation.Fuzz.Laws;

namespace Federation.Fuzz.Subjects;

/// <summary>Takes its source for a mapping, and reads another one by it. A mapping that is none fails by its first problem. Not thread safe: it maps by the mapping that it read last.</summary>
/// <param name="listing">The context of what is read by the mapping.</param>
internal sealed class MappingTextAdapter(Func<AdapterContext> listing) : IAdapter
{
    private const int MostBytes = 4 << 20;

    private MappingAdapter? _read;

    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    public async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(context, cancellationToken);
        return reading.Mapping is { } mapping ? await new MappingAdapter(mapping).CheckAsync(listing(), cancellationToken) : new CheckResult { Issues = [.. reading.Problems.Select(problem => problem.Issue)] };
    }

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(context, cancellationToken);
        if (reading.Mapping is null) throw new AdapterException(FailureKind.Configuration, reading.Problems[0].Issue.Code, reading.Problems[0].Issue.Message);
        _read = new MappingAdapter(reading.Mapping);

        // What is written out of it, as a project or for editors, is made of any sound one.
        BreachException.Require(MappingProject.Write(reading.Mapping).Count > 0, LawNames.Outcome, "no project", () => "A sound mapping gives no project.");
        await foreach (var page in _read.FetchAsync(request, listing(), cancellationToken)) yield return page;
    }

    public MapResult Map(SourceRecord record, MapContext context) => _read!.Map(record, context); // records come of a mapping that was read

    private static async Task<MappingReading> ReadAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        await using var source = await context.OpenAsync("memory", cancellationToken);
        byte[] yaml = await BoundedBytes.ReadAsync(source.Stream, MostBytes, cancellationToken) ?? [];
        var reading = MappingFile.Read(yaml);
        BreachException.Require(reading.Mapping is null == reading.Problems.Count > 0, LawNames.Outcome, "mapping", () => $"A mapping with {reading.Problems.Count} problems was {(reading.Mapping is null ? "not " : "")}read.");
        KnownCodes.Require([.. reading.Problems.Select(problem => problem.Issue)], "reading the mapping");
        return reading;
    }
}
