using Federation.Trust.Entities;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>A centre of another directory, as a chain of trust tells of it. Immutable.</summary>
/// <param name="Name">For people; its id where it says none.</param>
/// <param name="Door">Takes a pass by POST.</param>
internal sealed record ForeignCentre(EntityId Id, string Name, Uri Door);
