using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Labels;

/// <summary>Reads every stored label, certificate and status place, and tells what does not fit together.</summary>
internal static class LabelCheck
{
    /// <summary>Problems found, for an operator; empty when all is sound. A place that was taken and that no certificate has is sound: a crash leaves one.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, CancellationToken cancellationToken)
    {
        // In this order, which is that of what rests on what: a host may be at work, and certificates rest on places and labels that were stored before them.
        var problems = new List<string>();
        var certificates = new List<StoredCertificate>();
        await foreach (var row in store.ScanAsync(RowKinds.Certificate, cancellationToken: cancellationToken))
        {
            if (StoredCertificate.Read(row) is { } certificate) certificates.Add(certificate);
            else problems.Add($"Row {row.Key} is not a certificate.");
        }

        try
        {
            await new CriteriaArchive(store, TimeProvider.System).ReadNowAsync(cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException)
        {
            problems.Add(broken.Message);
        }

        var taken = await TakenAsync(store, problems, cancellationToken);
        var labels = new Dictionary<string, LabelHistory?>(StringComparer.Ordinal);
        await foreach (var row in store.ScanAsync(RowKinds.Label, cancellationToken: cancellationToken))
        {
            if (!LabelArchive.TryRead(row, out var history)) problems.Add($"Row {row.Key} is not the history of a label.");
            labels.Add(row.Key.Id, history);
        }

        var holders = new Dictionary<int, CertificateId>();
        foreach (var (id, record) in certificates)
        {
            if (!labels.TryGetValue(id.Centre.Value, out var history) || history?.Has(id.Number) == false) problems.Add($"Certificate {id} is of a label that was not awarded.");
            if (taken?.Contains(record.Place) == false) problems.Add($"Certificate {id} has place {record.Place} of the status lists, which was not taken.");
            if (!holders.TryAdd(record.Place, id)) problems.Add($"Certificates {holders[record.Place]} and {id} have the same place {record.Place} of the status lists.");
        }

        return problems;
    }

    /// <summary>Null where that cannot be read.</summary>
    private static async Task<IReadOnlySet<int>?> TakenAsync(IDirectoryStore store, List<string> problems, CancellationToken cancellationToken)
    {
        IReadOnlySet<int>? taken = new HashSet<int>();
        await foreach (var row in store.ScanAsync(RowKinds.StatusPlaces, cancellationToken: cancellationToken))
        {
            var read = row.Key.Id == IStatusPlacesGrain.TheOnly ? StatusPlaces.Read(row) : null;
            if (read is null) problems.Add($"Row {row.Key} does not tell the taken places of the status lists.");
            if (row.Key.Id == IStatusPlacesGrain.TheOnly) taken = read?.Taken;
        }

        return taken;
    }
}
