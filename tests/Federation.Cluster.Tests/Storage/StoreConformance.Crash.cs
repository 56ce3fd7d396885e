using Federation.Cluster.Storage;

namespace Federation.Cluster.Tests.Storage;

/// <summary>A real process is killed while it writes.</summary>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task Killed_WhileWriting_KeepsEverythingItHadPromised()
    {
        List<string> promised = [];
        await Store.DisposeAsync();
        for (int round = 0; round < 3; round++)
        {
            await using StorePlace place = await CreatePlaceAsync();
            using (var child = ChildProcess.Start(["write", .. place.ChildArguments]))
            {
                promised.Clear();
                while (promised.Count < 300 * (round + 1)) promised.Add(await child.ReadLineAsync(Cancellation));
                child.Kill();
                promised.AddRange(await child.ReadRestAsync(Cancellation));
            }

            await using IDirectoryStore store = await place.OpenAsync();
            List<string> centres = (await store.AllAsync(RowKinds.Centre)).ConvertAll(row => row.Key.Id);
            Assert.Empty(promised.Except(centres));

            // What was not promised is there as a whole or not at all.
            Assert.Equal(centres, (await store.AllAsync(RowKinds.Binding)).Select(row => row.Key.Id));
            Assert.Equal(centres, (await store.FeedAsync()).Select(batch => Assert.Single(batch.Events).Subject.Id).Order(CodePointOrder.Instance));
            Assert.Empty(await store.CheckAsync(Cancellation));
        }
    }
}
