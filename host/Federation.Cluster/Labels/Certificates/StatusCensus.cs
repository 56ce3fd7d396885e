using Federation.Cluster.Storage;
using Federation.Registry.Certificates.Status;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Certificates;

/// <summary>
/// Finds which places of a status list are set, by every stored certificate and its label. What cannot be read must never pass for what holds: the place of a certificate whose label cannot be read
/// counts as suspended, which can be mended, and so does, where a certificate cannot be read, each place that was taken and that no other one has. Nothing that cannot be read is told to be revoked,
/// which is final. For one caller at a time.
/// </summary>
internal sealed partial class StatusCensus(IDirectoryStore store, ILogger<StatusCensus> log)
{
    private const int RowsAtOnce = 500;

    /// <summary>Each is named in the log once: lists are made again and again.</summary>
    private readonly HashSet<StateKey> _named = [];

    public async Task<StatusBits> ReadAsync(StatusPurpose purpose, CancellationToken cancellationToken)
    {
        var set = new HashSet<int>();
        var known = new HashSet<int>();
        bool areAllKnown = true;
        await foreach (var chunk in store.ScanAsync(RowKinds.Certificate, cancellationToken: cancellationToken).Chunk(RowsAtOnce).WithCancellation(cancellationToken))
        {
            var certificates = new List<StoredCertificate>(chunk.Length);
            foreach (var row in chunk)
            {
                if (StoredCertificate.Read(row) is { } certificate) certificates.Add(certificate);
                else Name(row.Key);
            }

            areAllKnown &= certificates.Count == chunk.Length;
            var labels = await store.ReadManyAsync(RowKinds.Label, [.. certificates.Select(certificate => certificate.Id.Centre.Value)], cancellationToken);
            foreach (var (certificate, label) in certificates.Zip(labels))
            {
                known.Add(certificate.Record.Place);
                if (IsSet(certificate, label, purpose)) set.Add(certificate.Record.Place);
            }
        }

        int length = known.Aggregate(StatusBits.FewestPlaces, Reaching);
        if (areAllKnown || purpose != StatusPurpose.Suspension) return StatusBits.Of(set, length);
        var taken = await TakenAsync(length, cancellationToken);
        set.UnionWith(taken.Where(place => !known.Contains(place)));
        return StatusBits.Of(set, taken.Aggregate(length, Reaching));
    }

    private bool IsSet(StoredCertificate certificate, StateRow? label, StatusPurpose purpose)
    {
        if (label is not null && LabelArchive.TryRead(label, out var history) && history.Has(certificate.Id.Number)) return LabelStatus.Is(history, certificate.Id.Number, purpose);
        Name(new StateKey(RowKinds.Label, certificate.Id.Centre.Value));
        return purpose == StatusPurpose.Suspension;
    }

    /// <summary>The places that were ever given; all of the list where even that cannot be read.</summary>
    private async Task<IReadOnlyCollection<int>> TakenAsync(int length, CancellationToken cancellationToken)
    {
        var key = new StateKey(RowKinds.StatusPlaces, IStatusPlacesGrain.TheOnly);
        if (await store.ReadAsync(key, cancellationToken) is { } row && StatusPlaces.Read(row) is { } places) return places.Taken;
        Name(key);
        return [.. Enumerable.Range(0, length)];
    }

    /// <summary>The length of a list, grown as the places grain does until it has the place.</summary>
    private static int Reaching(int length, int place)
    {
        while (place >= length) length *= 2;
        return length;
    }

    private void Name(StateKey row)
    {
        if (_named.Add(row)) LogUnreadable(log, StoreCodes.Row, row);
    }

    [LoggerMessage(LogLevel.Error, "{Code}: the row {Row} is missing or cannot be read. The certificates that hang on it are told to be suspended until it is mended; \"store check\" looks at the whole store.")]
    private static partial void LogUnreadable(ILogger log, string code, StateKey row);
}
