namespace Federation.Cluster.Centres;

/// <summary>What a command did.</summary>
/// <param name="State">The state after it; null when the centre does not exist.</param>
/// <param name="Change">The event to store with it; null when nothing changed that anybody need be told: the state is the one given, or has but a newer fence.</param>
public sealed record CentreOutcome(CentreState? State, CentreChange? Change);
