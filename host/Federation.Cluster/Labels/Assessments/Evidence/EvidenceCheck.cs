using System.Security.Cryptography;
using System.Text.Json;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>Holds the bytes of files against what applications say of them. Bytes that no application names are sound: a crash leaves them, and they go by themselves.</summary>
internal static class EvidenceCheck
{
    public static async Task<IReadOnlyList<string>> RunAsync(IDirectoryStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var expected = new Dictionary<string, EvidenceFile>();
        await foreach (var row in store.ScanAsync(RowKinds.Assessment, cancellationToken: cancellationToken))
        {
            foreach (var assessment in Applications(row))
            {
                foreach (var file in assessment.Files.Values) expected[$"{assessment.Subject.Id}/{file.Id}"] = file;
            }
        }

        var found = new HashSet<string>();
        await foreach (var row in store.ScanAsync(RowKinds.EvidenceFile, cancellationToken: cancellationToken))
        {
            found.Add(row.Key.Id);
            if (!EvidenceId.TryParse(row.Key.Id, out _) || Read(row) is not { } stored) problems.Add($"Row {row.Key} is not an evidence file.");
            else if (!stored.IsErased && expected.TryGetValue(row.Key.Id, out var file) && Convert.ToHexStringLower(SHA256.HashData(stored.Bytes)) != file.Sha256) problems.Add($"Evidence file {row.Key.Id} is not what was handed in.");
        }

        await foreach (var row in store.ScanAsync(RowKinds.Assessment, cancellationToken: cancellationToken))
        {
            // Those of applications that ended long ago are over too.
            var missing = Applications(row).Where(assessment => EvidenceSweep.IsKept(assessment, now)).SelectMany(assessment => assessment.Files.Keys.Select(file => $"{assessment.Subject.Id}/{file}"));
            problems.AddRange(missing.Where(id => !found.Contains(id)).Select(id => $"Evidence file {id} is not there."));
        }

        return problems;
    }

    /// <summary>Empty for a row that cannot be read.</summary>
    private static IReadOnlyList<Assessment> Applications(StateRow row)
    {
        try
        {
            return [.. AssessmentArchive.Read(row).Applications.Select(history => history.Assessment)];
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return [];
        }
    }

    private static StoredEvidence? Read(StateRow row)
    {
        try
        {
            return StoredEvidence.Read(row);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
