using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

/// <summary>Centres stored by an earlier version are read by this one.</summary>
public sealed class StoredContentTests
{
    [Fact]
    public void Content_StoredBeforeAMemberWasAdded_HasNoneOfIt()
    {
        var state = Centre.Apply(NewId(), null, Put(Key("census", "1"), Content())).State!; // a put opens
        string stored = JsonSerializer.Serialize(state, ClusterJson.Default.CentreState);
        foreach (string member in new[] { "phones", "languages", "accessibility", "prices" }) stored = stored.Replace($",\"{member}\":[]", "", StringComparison.Ordinal);

        var content = MergedCentre.Of(JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(stored), ClusterJson.Default.CentreState)!).Content; // what was written is a state

        Assert.DoesNotContain("phones", stored, StringComparison.Ordinal);
        Assert.True(content is { Phones.IsDefault: false, Languages.IsDefault: false, Accessibility.IsDefault: false, Prices.IsDefault: false });
        Assert.Equal(ContentHash.Of(state.Listings[0].Content, []), ContentHash.Of(content, []));
    }
}
