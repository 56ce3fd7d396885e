using Federation.Adapters.FederationPeer;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.TiersLieux;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Federation.TestAssets.Bridges;

namespace Federation.Plugins.Tests.Conformance;

/// <summary>
/// Adapters of version 1 as a host of version 2 runs them, through its bridge: they hold the same facts, and give what the same golden files say. Loading is the worker's matter, and tried there.
/// </summary>
public abstract class BridgedConformance<TAdapter>(string sample) : AdapterConformance<TAdapter>
    where TAdapter : class, IAdapter, new()
{
    protected override AdapterCase Case => PluginCase.Sample<TAdapter>(sample) with { Reloads = 0 };

    protected override IAdapter Create() => new SecondHere(new FirstAsSecond(new TAdapter()));
}

public sealed class FederationPeerBridgedConformance() : BridgedConformance<FederationPeerAdapter>("federation-peer.json");

public sealed class SpaceApiBridgedConformance() : BridgedConformance<SpaceApiAdapter>("spaceapi.json");

public sealed class TiersLieuxBridgedConformance() : BridgedConformance<TiersLieuxAdapter>("tiers-lieux.csv");
