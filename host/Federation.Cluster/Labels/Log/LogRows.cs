using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Storage;
using Federation.Registry.Log.Tiles;

namespace Federation.Cluster.Labels.Log;

/// <summary>The rows that the public log consists of, and what they hold.</summary>
internal static class LogRows
{
    /// <summary>How far it has come.</summary>
    public static StateKey Head { get; } = new(RowKinds.Log, ILogGrain.TheOnly);

    public static StateKey Tile(TileId tile) => new(RowKinds.LogTile, string.Create(CultureInfo.InvariantCulture, $"{tile.Level}/{tile.Number:D10}"));

    /// <param name="number">Of the tile of level 0 that the entries are beside.</param>
    public static StateKey Entries(long number) => new(RowKinds.LogEntries, number.ToString("D10", CultureInfo.InvariantCulture));

    /// <summary>Where the certificate stands in the log.</summary>
    public static StateKey Place(CertificateId certificate) => new(RowKinds.LogPlace, $"certificate/{certificate}");

    /// <summary>Where something that happened to a label stands in the log.</summary>
    public static StateKey Place(CentreId centre, int version) => new(RowKinds.LogPlace, string.Create(CultureInfo.InvariantCulture, $"label/{centre}/{version}"));

    /// <summary>Where a step of an application stands in the log.</summary>
    /// <param name="version">As <see cref="Registry.Assessments.AssessmentEvent.Version"/>.</param>
    public static StateKey Place(string application, int version) => new(RowKinds.LogPlace, string.Create(CultureInfo.InvariantCulture, $"assessment/{application}/{version}"));

    public static ReadOnlyMemory<byte> Body(LogTileRow tile) => JsonSerializer.SerializeToUtf8Bytes(tile, ClusterJson.Default.LogTileRow);

    public static ReadOnlyMemory<byte> Body(LogEntriesRow entries) => JsonSerializer.SerializeToUtf8Bytes(entries, ClusterJson.Default.LogEntriesRow);

    public static ReadOnlyMemory<byte> Body(LogPlaceRow place) => JsonSerializer.SerializeToUtf8Bytes(place, ClusterJson.Default.LogPlaceRow);

    public static LogRecord ReadHead(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.LogRecord) ?? throw Empty(row);

    public static LogTileRow ReadTile(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.LogTileRow) ?? throw Empty(row);

    public static LogEntriesRow ReadEntries(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.LogEntriesRow) ?? throw Empty(row);

    public static LogPlaceRow ReadPlace(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.LogPlaceRow) ?? throw Empty(row);

    private static JsonException Empty(StateRow row) => new($"Row {row.Key} is empty.");
}

/// <param name="Hashes">One after another.</param>
internal sealed record LogTileRow(byte[] Hashes);

/// <param name="Entries">Each as it was hashed: JSON in UTF-8.</param>
internal sealed record LogEntriesRow(IReadOnlyList<string> Entries);

/// <param name="Place">From 0 up.</param>
internal sealed record LogPlaceRow(long Place);
