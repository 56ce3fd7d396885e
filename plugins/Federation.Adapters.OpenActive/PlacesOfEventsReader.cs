using System.Globalization;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>The places of a feed that was read to its end.</summary>
internal sealed class PlacesOfEventsReader(PlacesOfEvents places) : RecordReader
{
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"OpenActive feed, items at places, {places.Nowhere} items without a place passed over");

    public override IAsyncEnumerable<SourceRecord> ReadAsync(CancellationToken cancellationToken) => places.Records.ToAsyncEnumerable();
}
