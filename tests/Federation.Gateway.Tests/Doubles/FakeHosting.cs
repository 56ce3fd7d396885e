using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Sync;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A network's terms in memory, by their own rules.</summary>
internal sealed class FakeHosting(NetworkId network) : IHostingGrain
{
    private HostingView _view = new() { Network = network, Version = 0 };

    public Task<HostingView> Get() => Task.FromResult(_view);

    public Task<HostingAnswer> Set(HostingOrder order)
    {
        var (terms, refusal) = order.MadeOn == _view.Version ? order.Terms.Checked(network) : (null, new AdmissionRefusal(AdmissionCodes.Changed, "Changed."));
        if (refusal is null) _view = _view with { Version = _view.Version + 1, Terms = terms };
        return Task.FromResult(new HostingAnswer { Now = _view, Code = refusal?.Code, Message = refusal?.Message });
    }
}
