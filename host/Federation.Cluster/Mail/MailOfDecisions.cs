using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Mail;

/// <summary>
/// Puts a mail into the outbox for each decision about an application, and about an appeal against a suspension, from the feed: what was decided and is not told yet is taken up after any crash, and told once. Thread safe.
/// </summary>
internal sealed class MailOfDecisions(IDirectoryStore store, MailOfAppeals appeals, TimeProvider clock)
{
    private const string TheOnly = "decisions";

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
                if (told.Subject.Kind == RowKinds.Assessment && Mail(told) is { } decided) mails.Add(decided);
                if (told.Subject.Kind == RowKinds.Label) mails.AddRange(await appeals.OfAsync(told, News, cancellationToken));
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

    /// <summary>Null for what nobody is told, and for what cannot be read.</summary>
    private (string Id, StoredMail Mail)? Mail(FeedEvent told)
    {
        try
        {
            var now = clock.GetUtcNow();
            if (JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.AssessmentHappened) is not { } step || Kind(step.Event.Kind) is not { } kind || step.Event.At + News <= now || told.Current is not { } row) return null;
            if (AssessmentArchive.Read(row).Applications.FirstOrDefault(history => history.Id == step.Id)?.Assessment.Subject is not { } subject) return null;
            return ($"{step.Id}/{step.Event.Version}", new StoredMail { Kind = kind, Assessment = step.Id, Account = subject.Applicant, Day = step.Event.Until, Since = now, Until = now + MailDelivery.Patience });
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return null; // "store check" names the row
        }
    }

    private static MailKind? Kind(AssessmentEventKind kind) => kind switch
    {
        AssessmentEventKind.MoreAsked => MailKind.MoreAsked,
        AssessmentEventKind.Granted => MailKind.Granted,
        AssessmentEventKind.Refused => MailKind.Refused,
        AssessmentEventKind.Reopened => MailKind.Reopened,
        AssessmentEventKind.Dismissed => MailKind.Dismissed,
        AssessmentEventKind.Lapsed => MailKind.Lapsed,
        _ => null,
    };

    private static FeedCursor Read(StateRow row) =>
        JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.MailFeedRow) is { } place && FeedCursor.TryParse(place.After, out var after) ? after : throw new JsonException($"Row {row.Key} is none.");
}

/// <summary>How far the feed was read for mail.</summary>
internal sealed record MailFeedRow(string After);
