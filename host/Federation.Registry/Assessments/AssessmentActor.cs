namespace Federation.Registry.Assessments;

/// <summary>Who does something about an application.</summary>
/// <param name="Account">An opaque id; no name and no address.</param>
/// <param name="Networks">Those for which the account has a role: whoever has one for a network that lists the centre assesses none of its applications.</param>
public sealed record AssessmentActor(string Account, IReadOnlyList<string> Networks);
