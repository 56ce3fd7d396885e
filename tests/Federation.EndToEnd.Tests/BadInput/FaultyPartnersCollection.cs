namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>The tests that share the host of <see cref="FaultyPartners"/>.</summary>
[CollectionDefinition]
public sealed class FaultyPartnersCollection : ICollectionFixture<FaultyPartners>;
