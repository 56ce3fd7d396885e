using System.Collections.Immutable;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;

namespace Federation.Cluster.People.Kept;

/// <summary>Writes what one run cuts out of its records, into the commits that accept them. Not thread safe.</summary>
/// <param name="policy">Null where the network says no purpose: then nothing is kept.</param>
internal sealed class PersonBook(IDirectoryStore store, PersonPolicy? policy, PersonGuard guard)
{
    /// <summary>A row is not written again for less: a source that is read daily would write all of them daily.</summary>
    private static readonly TimeSpan LeastRenewal = TimeSpan.FromDays(1);

    /// <summary>What the records of a page change. A record without persons lets go of those it had.</summary>
    /// <param name="records">Records that are listings, each key once.</param>
    public async Task<IReadOnlyList<StateWrite>> WritesAsync(IReadOnlyList<(ListingKey Key, IReadOnlyList<PersonValue> Values)> records, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (policy is null || records.Count == 0) return [];
        var rows = await store.ReadManyAsync(RowKinds.Person, [.. records.Select(record => record.Key.Value)], cancellationToken);
        return [.. records.Zip(rows, (record, row) => Write(record.Key, Allowed(record.Values), row, source, now)).OfType<StateWrite>()];
    }

    private StateWrite? Write(ListingKey key, ImmutableArray<PersonValue> values, StateRow? row, string source, DateTimeOffset now)
    {
        var known = row is null ? null : PersonArchive.Read(row);
        if (policy is null || values.IsEmpty) return row is null ? null : new StateWrite(row.Key, row.Version, null);
        bool isSame = known is not null && known.Values.SequenceEqual(values);
        var next = new KeptPerson
        {
            Listing = key,
            Values = values,
            Purpose = policy.Purpose,
            Source = source,
            Since = isSame ? known!.Since : now, // the same as something that is known
            ExpiresAt = now.AddDays(policy.KeepDays),
        };
        if (isSame && known!.Purpose == next.Purpose && known.Source == source && (next.ExpiresAt - known.ExpiresAt).Duration() < LeastRenewal) return null; // as above
        return new StateWrite(KeptPerson.KeyOf(key), row?.Version ?? 0, JsonSerializer.SerializeToUtf8Bytes(next, ClusterJson.Default.KeptPerson));
    }

    private ImmutableArray<PersonValue> Allowed(IReadOnlyList<PersonValue> values) => [.. values.Where(value => !guard.Cut.IsIn(value.Value) && !guard.Cut.IsIn(value.Pointer))];
}
