using System.Net;
using System.Reflection;
using Federation.Cluster.Federating;
using Federation.Gateway.Identity.Federating.Clients;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Tests.Identity.Federating.Clients;

/// <summary>What the account store does at a bad moment says nothing of a client.</summary>
public sealed class StoreTroubleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Proof_ThatAStoreDoesNotWriteDown_WasNotUsedBefore()
    {
        var store = new BusyStore();
        await using var host = await SignInHost.StartAsync(extend: services => services.ConfigureDbContext<SqliteIdentityDatabase>(options => options.AddInterceptors(store)));
        await using var partner = await PartnerNetwork.StartAsync(host);
        var fields = new Push(host, partner).Fields();
        store.IsBusy = true;
        await Assert.ThrowsAsync<DbUpdateException>(() => host.PostAsync("/connect/par", fields));

        store.IsBusy = false;
        Assert.Equal(HttpStatusCode.Created, (await host.PostAsync("/connect/par", fields)).Status);
    }

    // Two requests after a client was removed, or two hosts that sweep.
    [Fact]
    public async Task Client_TakenAwayBySomebodyElseAtTheSameMoment_IsGoneAndNoFault()
    {
        await using var host = await SignInHost.StartAsync();
        await using var partner = await PartnerNetwork.StartAsync(host);
        string[] all = [partner.Client, partner.Client + "/2", partner.Client + "/3"];
        foreach (string client in all) Assert.Equal(HttpStatusCode.Created, (await new Push(host, partner) { Client = client }.SendAsync()).Status);
        await using var services = new ServiceCollection().AddScoped(_ => Overtaken.Of(host.Host.Services)).BuildServiceProvider();
        using var clients = new FederatedClients(services.GetRequiredService<IServiceScopeFactory>(), host.Host.Clock, NullLogger<FederatedClients>.Instance);

        await clients.RemoveAsync(FederatingHost.Id(all[0]), "test", Cancellation);
        await host.Host.Services.GetRequiredService<EntityRegister>().DenyAsync(partner.Network, isDenied: true, host.Anchor, "operator", Cancellation);
        Assert.Equal(0, await clients.SweepAsync((await host.Host.Services.GetRequiredService<DirectoryMoments>().ReadAsync(Cancellation)).Registered, Cancellation));
        foreach (string client in all) Assert.Null(await host.ClientAsync(client));
    }

    /// <summary>Clients of a store where somebody else is a moment faster with each that is deleted.</summary>
    private class Overtaken : DispatchProxy
    {
        private IServiceProvider _host = null!; // Set right after it is made.
        private IOpenIddictApplicationManager _clients = null!; // As above.

        public static IOpenIddictApplicationManager Of(IServiceProvider host)
        {
            var made = Create<IOpenIddictApplicationManager, Overtaken>();
            var overtaken = (Overtaken)(object)made;
            (overtaken._host, overtaken._clients) = (host, host.CreateScope().ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>());
            return made;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IOpenIddictApplicationManager.DeleteAsync) ? new ValueTask(DeleteAsync(args![0]!)) : targetMethod.Invoke(_clients, args); // A proxy is called with both.

        private async Task DeleteAsync(object client)
        {
            using var scope = _host.CreateScope();
            var others = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
            string id = await _clients.GetClientIdAsync(client) ?? "";
            if (await others.FindByClientIdAsync(id) is { } same) await others.DeleteAsync(same);
            await _clients.DeleteAsync(client);
        }
    }
}
