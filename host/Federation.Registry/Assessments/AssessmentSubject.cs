namespace Federation.Registry.Assessments;

/// <summary>What an application is about; it never changes. Immutable.</summary>
/// <param name="Id">Of the application.</param>
/// <param name="Centre">The centre's id.</param>
/// <param name="Networks">Those that list the centre when it was opened.</param>
/// <param name="Applicant">The opaque id of the account.</param>
/// <param name="Network">The network for which its manager applies; null where the centre applies itself.</param>
/// <param name="CriteriaVersion">By which it is assessed.</param>
public sealed record AssessmentSubject(string Id, string Centre, IReadOnlyList<string> Networks, string Applicant, string? Network, string CriteriaVersion);
