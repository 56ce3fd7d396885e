using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Mail;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Operating.Concerns;

/// <summary>
/// Puts mail to operators into the outbox when something urgent begins, and when it ends. Mail first and then what is remembered, under ids that all hosts make alike: what a crash leaves half done is done again, and told once. Thread safe.
/// </summary>
internal sealed class MailOfConcerns(IDirectoryStore store, Outbox outbox, IOperatorAccounts operators, TimeProvider clock)
{
    /// <summary>After that a mail of it tells nobody anything.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <param name="concerns">All that is urgent now.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer: then there is no mail either.</exception>
    public async Task RunAsync(IReadOnlyList<UrgentConcern> concerns, CancellationToken cancellationToken)
    {
        var known = await store.ScanAsync(RowKinds.Concern, cancellationToken: cancellationToken).ToDictionaryAsync(row => row.Key.Id, StringComparer.Ordinal, cancellationToken: cancellationToken);
        var seen = concerns.Select(concern => concern.Key).ToHashSet(StringComparer.Ordinal);
        foreach (string key in known.Keys.Union(seen).Order(StringComparer.Ordinal)) await FollowAsync(key, known.GetValueOrDefault(key), seen.Contains(key), cancellationToken);
    }

    internal static ConcernCourse? Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.ConcernCourse);

    private async Task FollowAsync(string key, StateRow? row, bool isSeen, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = row is null ? null : Read(row);
        var (course, news) = ConcernCourse.Next(before, isSeen, now);
        if (course == before) return;
        if (news != ConcernNews.None && (course ?? before) is { } told) await TellAsync(key, told.Since, news, now, cancellationToken);
        var write = new StateWrite(new StateKey(RowKinds.Concern, key), row?.Version ?? 0, course is null ? (ReadOnlyMemory<byte>?)null : JsonSerializer.SerializeToUtf8Bytes(course, ClusterJson.Default.ConcernCourse));
        try
        {
            await store.CommitAsync(new StoreBatch { PartitionKey = RowKinds.Concern, Writes = [write] }, cancellationToken);
        }
        catch (VersionConflictException)
        {
            // Another host looked at the same moment: what it saw counts as well, and the next look goes on from there.
        }
    }

    private async Task TellAsync(string key, DateTimeOffset since, ConcernNews news, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mail = new StoredMail { Kind = news == ConcernNews.Began ? MailKind.ConcernBegan : MailKind.ConcernEnded, Concern = key, Since = now, Until = now + Patience };
        var accounts = await operators.AllAsync(cancellationToken);
        await outbox.PutAsync([.. accounts.Select((account, number) => (string.Create(CultureInfo.InvariantCulture, $"concern/{key}/{since.UtcDateTime:yyyyMMddHHmmss}/{news}-{number}"), mail with { Account = account }))], cancellationToken);
    }
}
