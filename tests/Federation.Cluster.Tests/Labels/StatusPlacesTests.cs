using System.Text;
using System.Text.Json;
using CsCheck;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Labels;

public sealed class StatusPlacesTests
{
    [Fact]
    public void Places_Stored_AreReadAgain() => Gen.Int[0, 131_071].HashSet[0, 200].Sample(places =>
    {
        byte[] stored = JsonSerializer.SerializeToUtf8Bytes(new StatusPlaces { Taken = [.. places] }, ClusterJson.Default.StatusPlaces);
        return stored.Length < 30_000 && Read(stored)!.Taken.SetEquals(places); // it was written
    });

    [Fact]
    public void Places_AllOfThem_AreFewBytes()
    {
        byte[] stored = JsonSerializer.SerializeToUtf8Bytes(new StatusPlaces { Taken = [.. Enumerable.Range(0, 131_072)] }, ClusterJson.Default.StatusPlaces);

        Assert.InRange(stored.Length, 1, 25_000);
        Assert.Equal(131_072, Read(stored)?.Taken.Count);
    }

    [Theory]
    [InlineData("""{"length":131072,"taken":[3,70000]}""", new[] { 3, 70000 })]
    [InlineData("""{"length":131072,"taken":[]}""", new int[0])]
    [InlineData("""{"length":131072,"taken":"CA=="}""", new[] { 3 })]
    [InlineData("""{"length":131072,"taken":[200000]}""", null)]
    [InlineData("""{"length":131072,"taken":[-1]}""", null)]
    [InlineData("""{"length":131072,"taken":null}""", null)]
    [InlineData("""{"length":131072,"taken":"?"}""", null)]
    [InlineData("""{"length":131072,"taken":7}""", null)]
    [InlineData("""{"length":131072,"taken":["a"]}""", null)]
    public void Places_OfAnyRow_AreReadOrNone(string row, int[]? places) => Assert.Equal(places, Read(Encoding.UTF8.GetBytes(row))?.Taken);

    private static StatusPlaces? Read(byte[] body) => StatusPlaces.Read(new StateRow(new StateKey(RowKinds.StatusPlaces, IStatusPlacesGrain.TheOnly), 1, body));
}
