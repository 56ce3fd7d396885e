using Federation.Cluster.Mail;
using Federation.Cluster.Operating.Concerns;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Telemetry;

/// <summary>The watch over what is urgent, in a host whose time the test moves.</summary>
public sealed class ConcernWatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_ClusterUnwellForAWhile_MailsOperatorsOnceAndOnceMore()
    {
        await using var host = await GatewayHost.StartAsync(extend: services => services
            .Configure<MailOptions>(mail => (mail.Server, mail.From) = (new Uri("smtp://localhost"), "directory@directory.example"))
            .AddSingleton<IOperatorAccounts, OneOperator>());
        await host.CatchUpAsync();
        var watch = host.Services.GetRequiredService<ConcernWatch>();
        await watch.StopAsync(Token); // the test makes its rounds, so that no minute goes by within one
        await WatchAsync(host, watch, minutes: 5);
        Assert.Equal([], watch.Current);
        Assert.Empty(await MailsAsync(host));

        host.Cluster.Broken = new TimeoutException();
        await WatchAsync(host, watch, minutes: 30);
        Assert.Equal([MailKind.ConcernBegan], (await MailsAsync(host)).Select(mail => mail.Kind));
        Assert.Equal(["cluster_unknown"], watch.Current?.Select(concern => concern.Key));

        host.Cluster.Broken = null;
        await WatchAsync(host, watch, minutes: 30);
        Assert.Equal([MailKind.ConcernBegan, MailKind.ConcernEnded], (await MailsAsync(host)).Select(mail => mail.Kind));
    }

    private static async Task WatchAsync(GatewayHost host, ConcernWatch watch, int minutes)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            host.Clock.Advance(ConcernWatch.Every);
            await watch.RunAsync(Token);
        }
    }

    private static async Task<List<OutgoingMail>> MailsAsync(GatewayHost host) => await host.Services.GetRequiredService<Outbox>().AllAsync(Token).Where(mail => mail.Kind is MailKind.ConcernBegan or MailKind.ConcernEnded).OrderBy(mail => mail.Since).ToListAsync(Token);

    private sealed class OneOperator : IOperatorAccounts
    {
        public Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["operator"]);
    }
}
