using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Mail;

/// <summary>
/// Puts mail into the outbox of what happens to applications and labels, from the feed: what is not told yet is taken up after any crash, and told once. Thread safe.
/// </summary>
internal sealed class MailOfDecisions(IDirectoryStore store, MailOfApplications applications, MailOfLabels labels)
{
    internal const string TheOnly = "decisions";

    private const int Batches = 500;

    /// <summary>Where mail was switched off for a while, nobody is told of what is old news.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    /// <summary>Goes on where it stopped, to the feed's head; the first time, from there.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(cancellationToken);
        }
        catch (VersionConflictException)
        {
            // Another silo does it.
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(new StateKey(RowKinds.MailFeed, TheOnly), cancellationToken);
        if (row is null)
        {
            await PutAsync([], await store.HeadAsync(cancellationToken), 0, cancellationToken);
            return;
        }

        var after = Read(row);
        long version = row.Version;
        while (await store.ReadFeedAsync(after, Batches, cancellationToken) is { Batches.Count: > 0 } slice)
        {
            after = slice.Next;
            var mails = new List<(string Id, StoredMail Mail)>();
            foreach (var told in slice.Batches.SelectMany(batch => batch.Events))
            {
                if (told.Subject.Kind == RowKinds.Assessment) mails.AddRange(await applications.OfAsync(told, News, cancellationToken));
                if (told.Subject.Kind == RowKinds.Label) mails.AddRange(await labels.OfAsync(told, News, cancellationToken));
            }

            version = await PutAsync(mails, after, version, cancellationToken);
        }
    }

    private async Task<long> PutAsync(IReadOnlyList<(string Id, StoredMail Mail)> mails, FeedCursor after, long version, CancellationToken cancellationToken)
    {
        var known = await store.ReadManyAsync(RowKinds.Mail, [.. mails.Select(mail => mail.Id)], cancellationToken);
        var writes = mails.Zip(known).Where(pair => pair.Second is null).Select(pair => pair.First.Mail.Write(pair.First.Id, 0));
        var key = new StateKey(RowKinds.MailFeed, TheOnly);
        var place = new StateWrite(key, version, JsonSerializer.SerializeToUtf8Bytes(new MailFeedRow(after.ToString()), ClusterJson.Default.MailFeedRow));
        await store.CommitAsync(new StoreBatch { PartitionKey = RowKinds.Mail, Writes = [.. writes, place] }, cancellationToken);
        return (await store.ReadAsync(key, cancellationToken))?.Version ?? 0;
    }

    private static FeedCursor Read(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.MailFeedRow) is { } place && FeedCursor.TryParse(place.After, out var after) ? after : throw new JsonException($"Row {row.Key} is none.");
}

/// <summary>How far the feed was read for mail.</summary>
internal sealed record MailFeedRow(string After);
