using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Storage;

namespace Federation.Cluster.Tests.Labels;

/// <summary>What <c>store check</c> says of certificates and of their places in the status lists.</summary>
public sealed class LabelCheckTests
{
    private const string Second = "0198a000000070008000000000000002";
    private const string Places = """{"length":131072,"taken":[7,8]}""";

    [Fact]
    public async Task Check_OfACertificateAndItsPlace_FindsNothing() => Assert.Empty(await CheckAsync(StoredRows.Certificate(7), Places));

    [Theory]
    [InlineData("rubbish", Places, $"Row certificate/{StoredRows.Centre}-1 is not a certificate.")]
    [InlineData("""{"certificate":{"centreName":"La Fabrique","place":-1,"at":"2026-11-28T12:00:00+00:00"}}""", Places, $"Row certificate/{StoredRows.Centre}-1 is not a certificate.")]
    [InlineData("""{"certificate":{"centreName":"La Fabrique","place":9,"at":"2026-11-28T12:00:00+00:00"}}""", Places, $"Certificate {StoredRows.Centre}-1 has place 9 of the status lists, which was not taken.")]
    [InlineData(null, "rubbish", "Row status-places/all does not tell the taken places of the status lists.")]
    [InlineData(null, """{"length":131072,"taken":[131072]}""", "Row status-places/all does not tell the taken places of the status lists.")]
    [InlineData(null, """{"length":8,"taken":[]}""", "Row status-places/all does not tell the taken places of the status lists.")]
    [InlineData(null, null, $"Certificate {StoredRows.Centre}-1 has place 7 of the status lists, which was not taken.")]
    public async Task Check_OfADamagedRow_NamesIt(string? certificate, string? places, string problem) =>
        Assert.Equal([problem], await CheckAsync(certificate ?? StoredRows.Certificate(7), places));

    [Fact]
    public async Task Check_OfCertificatesThatDoNotFit_NamesThem()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        await PutAsync(store, StoredRows.Certificate(7), Places);
        await store.PutAsync(RowKinds.Certificate, $"{StoredRows.Centre}-2", StoredRows.Certificate(7));
        await store.PutAsync(RowKinds.Certificate, $"{Second}-1", StoredRows.Certificate(8));
        await store.PutAsync(RowKinds.StatusPlaces, "some", Places);

        Assert.Equal(
            [
                "Row status-places/some does not tell the taken places of the status lists.",
                $"Certificate {StoredRows.Centre}-2 is of a label that was not awarded.",
                $"Certificates {StoredRows.Centre}-1 and {StoredRows.Centre}-2 have the same place 7 of the status lists.",
                $"Certificate {Second}-1 is of a label that was not awarded.",
            ],
            await DirectoryCheck.RunAsync(store, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Check_OfALabelThatCannotBeRead_NamesItAloneAndNotItsCertificate()
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        await store.PutAsync(RowKinds.Label, StoredRows.Centre, "rubbish");
        await store.PutAsync(RowKinds.Certificate, $"{StoredRows.Centre}-1", StoredRows.Certificate(7));
        await store.PutAsync(RowKinds.StatusPlaces, "all", Places);

        Assert.Equal([$"Row label/{StoredRows.Centre} is not the history of a label."], await DirectoryCheck.RunAsync(store, TestContext.Current.CancellationToken));
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(string certificate, string? places)
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        await PutAsync(store, certificate, places);
        return await DirectoryCheck.RunAsync(store, TestContext.Current.CancellationToken);
    }

    private static async Task PutAsync(IDirectoryStore store, string certificate, string? places)
    {
        await store.PutAsync(RowKinds.Label, StoredRows.Centre, StoredRows.Label);
        await store.PutAsync(RowKinds.Certificate, $"{StoredRows.Centre}-1", certificate);
        if (places is not null) await store.PutAsync(RowKinds.StatusPlaces, "all", places);
    }
}
