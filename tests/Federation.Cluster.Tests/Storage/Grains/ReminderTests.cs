using Federation.Cluster.Storage.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Federation.Cluster.Tests.Storage.Grains;

public sealed class ReminderTests(StorageCluster cluster)
{
    private readonly string _id = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Reminder_OfAGrain_IsKeptUntilItIsTakenBack()
    {
        ITallyGrain grain = cluster.Grains.GetGrain<ITallyGrain>(_id);
        await grain.RemindAsync("b");
        await grain.RemindAsync("a");
        await grain.RemindAsync("a");
        Assert.Equal(["a", "b"], await grain.RemindersAsync());

        await grain.ForgetAsync("a");

        Assert.Equal(["b"], await grain.RemindersAsync());
    }

    [Fact]
    public void Table_OfTheSilo_IsTheDirectorys() => Assert.IsType<DirectoryReminderTable>(cluster.Services.GetRequiredService<IReminderTable>());
}
