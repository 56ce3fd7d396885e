using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Kept;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;

namespace Federation.Cluster.People.Exporting;

/// <summary>Tells a person where in the store they stand. It looks wherever an erasure does, and finds by the same rules. Thread safe.</summary>
public sealed class PersonExport(IDirectoryStore store, SuppressionList list, TimeProvider clock)
{
    private const int BatchesAtOnce = 500;

    /// <summary>Every place, kind by kind; none is an answer too. What came in meanwhile may be missing.</summary>
    public async IAsyncEnumerable<HeldPlace> FindAsync(PersonIdentifier identifier, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cut = list.CutOf(identifier);
        foreach (string kind in RowKinds.All)
        {
            await foreach (var row in store.ScanAsync(kind, cancellationToken: cancellationToken))
            {
                if (cut.IsIn(row.Key.Id)) yield return new HeldPlace(kind, row.Key.Id, "", row.Key.Id);
                foreach (var place in PlacesIn(row, cut)) yield return place;
            }
        }

        var after = FeedCursor.Start;
        while (await store.ReadFeedAsync(after, BatchesAtOnce, cancellationToken) is { Batches.Count: > 0 } slice)
        {
            foreach (var happened in slice.Batches.SelectMany(batch => batch.Events))
            {
                foreach (var (pointer, text) in StoredTexts.In(happened.Body, cut)) yield return new HeldPlace(ErasureReport.Events, happened.Subject.Id, pointer, text);
            }

            after = slice.Next;
        }
    }

    private IEnumerable<HeldPlace> PlacesIn(StateRow row, PersonCut cut) => row.Key.Kind switch
    {
        RowKinds.Centre => CentreArchive.Read(row).Listings.SelectMany(listing => PlacesIn(listing, cut)),
        RowKinds.Person => PlacesIn(PersonArchive.Read(row), cut),
        RowKinds.EvidenceFile => StoredEvidence.Read(row).Text is var text && cut.IsIn(text) ? [new HeldPlace(row.Key.Kind, row.Key.Id, "", LinesOf(text, cut))] : [],
        RowKinds.Quarantine when JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuarantinedRecord) is { } record => StoredTexts.In(row.Body, cut)
            .Concat(StoredTexts.In(record.Raw, cut).Select(found => ($"/raw{found.Pointer}", found.Text)))
            .Select(found => new HeldPlace(row.Key.Kind, row.Key.Id, found.Item1, found.Text, Since: record.Since)),
        _ => StoredTexts.In(row.Body, cut).Select(found => new HeldPlace(row.Key.Kind, row.Key.Id, found.Pointer, found.Text)),
    };

    /// <summary>A file of evidence may name many: each is told their own lines. Nothing for somebody whose name stands across two, who is told of the file alone.</summary>
    private static string LinesOf(string text, PersonCut cut) => string.Join('\n', text.Split('\n').Where(cut.IsIn));

    private static IEnumerable<HeldPlace> PlacesIn(Listing listing, PersonCut cut) =>
        StoredTexts.In(JsonSerializer.SerializeToUtf8Bytes(listing.Content, ClusterJson.Default.ListingContent), cut)
            .Select(found => new HeldPlace(RowKinds.Centre, listing.Key.Value, $"/content{found.Pointer}", found.Text, listing.Source.Adapter, Since: listing.ObservedAt));

    private IEnumerable<HeldPlace> PlacesIn(KeptPerson person, PersonCut cut) => person.ExpiresAt <= clock.GetUtcNow() ? [] : person.Values
        .Where(value => cut.IsIn(value.Value))
        .Select(value => new HeldPlace(RowKinds.Person, person.Listing.Value, value.Pointer, value.Value, person.Source, person.Purpose, person.Since, person.ExpiresAt));
}
