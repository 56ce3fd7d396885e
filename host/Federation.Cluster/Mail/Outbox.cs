using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Mail;

/// <summary>The mail that is to be sent, and what became of it. A mail's id is what it is about, so that the same is never put there twice. Thread safe.</summary>
public sealed class Outbox(IDirectoryStore store, IOptions<MailOptions> options)
{
    private const int AtOnce = 500;

    /// <summary>False where this directory has no server for its mail: then nothing is put here.</summary>
    public bool IsOpen => options.Value.Server is not null;

    /// <summary>What there is, waiting or not, in order of id. A row that cannot be read is passed over.</summary>
    public IAsyncEnumerable<OutgoingMail> AllAsync(CancellationToken cancellationToken) => RowsAsync(cancellationToken).Select(row => new OutgoingMail(row.Row.Key.Id, row.Mail.Kind, row.Mail.Assessment, row.Mail.Centre, row.Mail.State, row.Mail.Since, row.Mail.Attempts, row.Mail.Problem));

    internal async IAsyncEnumerable<(StateRow Row, StoredMail Mail)> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(RowKinds.Mail, cancellationToken: cancellationToken))
        {
            if (Read(row) is { } mail) yield return (row, mail);
        }
    }

    /// <summary>Puts mail there that is not there yet.</summary>
    internal async Task PutAsync(IReadOnlyList<(string Id, StoredMail Mail)> mails, CancellationToken cancellationToken)
    {
        foreach (var some in mails.DistinctBy(mail => mail.Id).Chunk(AtOnce))
        {
            var known = await store.ReadManyAsync(RowKinds.Mail, [.. some.Select(mail => mail.Id)], cancellationToken);
            StateWrite[] news = [.. some.Zip(known).Where(pair => pair.Second is null).Select(pair => pair.First.Mail.Write(pair.First.Id, 0))];
            if (news.Length == 0) continue;
            try
            {
                await store.CommitAsync(new StoreBatch { PartitionKey = RowKinds.Mail, Writes = news }, cancellationToken);
            }
            catch (VersionConflictException)
            {
                // Another silo put them there; what it did not is there to be put with the next look.
            }
        }
    }

    /// <returns>The row as it is then; null where somebody else wrote it first.</returns>
    internal async Task<StateRow?> ReplaceAsync(StateRow row, StoredMail? mail, CancellationToken cancellationToken)
    {
        try
        {
            var write = mail?.Write(row.Key.Id, row.Version) ?? new StateWrite(row.Key, row.Version, null);
            await store.CommitAsync(new StoreBatch { PartitionKey = RowKinds.Mail, Writes = [write] }, cancellationToken);
            return await store.ReadAsync(row.Key, cancellationToken);
        }
        catch (VersionConflictException)
        {
            return null;
        }
    }

    private static StoredMail? Read(StateRow row)
    {
        try
        {
            return StoredMail.Read(row);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A mail as its directory's operators see it: not to whom.</summary>
/// <param name="Id">What it is about: the application or centre, and what of it.</param>
/// <param name="Assessment">Null for a mail about a label.</param>
/// <param name="Centre">The one whose label it is about; null for a mail about an application.</param>
/// <param name="Since">When it was put there.</param>
/// <param name="Problem">Why the last attempt failed, by the name of the failure; null where none did.</param>
public sealed record OutgoingMail(string Id, MailKind Kind, string? Assessment, CentreId? Centre, MailState State, DateTimeOffset Since, int Attempts, string? Problem);
