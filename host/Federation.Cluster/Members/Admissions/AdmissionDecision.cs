namespace Federation.Cluster.Members.Admissions;

/// <summary>Whether a visitor is admitted, and why.</summary>
/// <param name="Code">One of <see cref="AdmissionCodes"/>.</param>
/// <param name="DaysLeft">Further days of this month on which the visitor may come; null where they are not counted, and where nobody was admitted.</param>
public sealed record AdmissionDecision(AdmissionVerdict Verdict, string Code, int? DaysLeft = null);

/// <summary>Why a command to a door was refused.</summary>
/// <param name="Code">One of <see cref="AdmissionCodes"/>.</param>
/// <param name="Message">What is against it, in English, with nothing of what was sent.</param>
public sealed record AdmissionRefusal(string Code, string Message);
