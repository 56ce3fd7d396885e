using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>Clears bytes that no application names, and those of applications that have been closed for long. Thread safe.</summary>
internal sealed class EvidenceSweep(EvidenceArchive evidence, AssessmentArchive applications, TimeProvider clock)
{
    /// <summary>So long may a file be on its way from its bytes to its application.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromDays(1);

    private const int AtOnce = 200;

    /// <returns>How many went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        int gone = 0;
        await foreach (var some in evidence.AllAsync(cancellationToken).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            var ids = some.Select(id => id.Application).Distinct().ToList();
            var read = ids.Zip(await applications.TryReadAsync(ids, cancellationToken)).ToDictionary(pair => pair.First, pair => pair.Second);
            foreach (var id in some.Where(id => !IsKept(id, read[id.Application])))
            {
                await evidence.RemoveAsync(id, cancellationToken);
                gone++;
            }
        }

        return gone;
    }

    /// <summary>Whether the files that an application names are still kept.</summary>
    public static bool IsKept(Assessment application, DateTimeOffset now) => !(AssessmentFiles.KeptUntil(application) <= now);

    /// <summary>Nothing goes of an application that cannot be read: it may name the file.</summary>
    private bool IsKept(EvidenceId id, ReadApplication read)
    {
        if (!read.IsReadable) return true;
        var now = clock.GetUtcNow();
        return read.Assessment is { } application && application.Files.ContainsKey(id.File) ? IsKept(application, now) : now < id.MadeAt + OnItsWay;
    }
}
