using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>JSON whose records stand somewhere inside.</summary>
internal sealed class JsonWayFormat(SourceRule rule) : RecordFormat
{
    public override bool Recognises(OpenedSource source) => true;

    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        using var document = await JsonRecords.ReadAsync(source.Stream, cancellationToken);
        return new ReadRecords("JSON", JsonRecords.Of(document.RootElement, rule, ""));
    }
}
