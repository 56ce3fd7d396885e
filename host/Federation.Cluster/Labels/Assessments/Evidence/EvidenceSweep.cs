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
            var views = ids.Zip(await applications.ReadAsync(ids, cancellationToken)).ToDictionary(pair => pair.First, pair => pair.Second?.Assessment);
            foreach (var id in some.Where(id => !IsKept(id, views[id.Application])))
            {
                await evidence.RemoveAsync(id, cancellationToken);
                gone++;
            }
        }

        return gone;
    }

    private bool IsKept(EvidenceId id, Assessment? application)
    {
        var now = clock.GetUtcNow();
        return application?.Files.ContainsKey(id.File) is true ? !(AssessmentFiles.KeptUntil(application) <= now) : now < id.MadeAt + OnItsWay;
    }
}
