using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>OSM XML (API 0.6): <c>&lt;osm&gt;</c> with nodes, ways and relations, nodes before the ways that use them, as every exporter writes it.</summary>
internal sealed class OsmXmlFormat : RecordFormat
{
    public override bool Recognises(OpenedSource source) => source.FirstCharacter == '<';

    public override Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken) =>
        Task.FromResult<RecordReader>(new OsmXmlReader(StrictXmlReader.Open(source, Limits, cancellationToken), Limits));
}
