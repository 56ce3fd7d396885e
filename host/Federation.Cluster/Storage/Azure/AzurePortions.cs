using System.Text;
using Federation.Cluster.Storage.Committing;

namespace Federation.Cluster.Storage.Azure;

/// <summary>Cuts what is to be written into what one transaction takes.</summary>
internal static class AzurePortions
{
    private const long WeightOfOne = 3_500;

    /// <summary>The batches in their order, as many together as one transaction takes; one that is too large for it is alone.</summary>
    public static IEnumerable<IReadOnlyList<PendingCommit>> Of(IEnumerable<PendingCommit> group)
    {
        List<PendingCommit> portion = [];
        (int count, long weight) = (0, 0);
        foreach (var pending in group)
        {
            int more = Count(pending.Batch);
            long heavier = Weight(pending.Batch);
            if (portion.Count > 0 && !Fits(count + more, weight + heavier))
            {
                yield return portion;
                portion = [];
                (count, weight) = (0, 0);
            }

            portion.Add(pending);
            (count, weight) = (count + more, weight + heavier);
        }

        if (portion.Count > 0) yield return portion;
    }

    /// <summary>True where one transaction takes all of them.</summary>
    public static bool Fit(IReadOnlyList<AzureOperation> operations) => Fits(operations.Count, operations.Sum(operation => operation.Row.Weight));

    /// <summary>The first of them that one transaction takes; one at least.</summary>
    public static IEnumerable<AzureOperation> Next(IEnumerable<AzureOperation> operations)
    {
        (int count, long weight) = (0, 0);
        foreach (var operation in operations)
        {
            (count, weight) = (count + 1, weight + operation.Row.Weight);
            if (count > 1 && !Fits(count, weight)) yield break;
            yield return operation;
        }
    }

    private static bool Fits(int count, long weight) => count <= AzureOperation.MostTogether && weight <= AzureOperation.MostWeight;

    private static int Count(StoreBatch batch) => batch.Writes.Count + batch.Events.Count + batch.Rewrites.Count + (batch.IdempotencyKey is null ? 0 : 1);

    // Nothing is lost where it is guessed too high, and where it is too low the batches are written as one large commit.
    private static long Weight(StoreBatch batch) =>
        (Count(batch) * WeightOfOne)
        + batch.Writes.Sum(write => InBase64(Encoding.UTF8.GetByteCount(write.Key.Id)) + InRow(write.Body?.Length ?? 0))
        + batch.Events.Sum(written => InBase64(Encoding.UTF8.GetByteCount(written.Subject.Id)) + InRow(written.Body.Length))
        + batch.Rewrites.Sum(rewrite => InRow(rewrite.Body.Length));

    private static long InRow(int body) => body > AzureBodies.LargestInRow ? 0 : InBase64(body);

    private static long InBase64(int bytes) => (bytes + 2L) / 3 * 4;
}
