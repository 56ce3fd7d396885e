using Federation.Cluster.Members.Doors;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members;

public sealed class DoorKeeperTests
{
    [Theory]
    [InlineData(null, "", null)]
    [InlineData(null, "hosts", "hosts")]
    [InlineData(null, "hosts rival", null)]
    [InlineData("hosts", "hosts", "hosts")]
    [InlineData("hosts", "hosts rival", "hosts")]
    [InlineData("rival", "hosts rival third", "rival")]
    [InlineData("hosts", "", null)]
    [InlineData("hosts", "rival", null)] // what a keeper gives up falls to nobody
    [InlineData("hosts", "rival third", null)]
    public void Of_AStoredKeeperAndWhoListsTheCentre_IsOneNetworkOrNone(string? stored, string listers, string? keeper) => Assert.Equal(
        keeper,
        DoorKeeper.Of(stored is null ? null : NetworkId.Parse(stored), listers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NetworkId.Parse))?.Value);
}
