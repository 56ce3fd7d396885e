using Federation.Registry.Certificates.Verifying;

namespace Federation.Host.Output;

/// <summary>What a certificate is worth, as a script reads it.</summary>
/// <param name="Logged">Whether it is in the public log; null where nobody asked.</param>
/// <param name="Certificate">What it says; null where it is not genuine.</param>
internal sealed record CertificateReport(CertificateQuestion Genuine, CertificateQuestion Holds, CertificateQuestion? Logged, CertificateLine? Certificate)
{
    public static CertificateReport Of(CertificateVerdict verdict, CertificateAnswer? logged) =>
        new(CertificateQuestion.Of(verdict.Genuine), CertificateQuestion.Of(verdict.Holding), logged is null ? null : CertificateQuestion.Of(logged), verdict.Facts is { } facts ? CertificateLine.Of(facts) : null);
}

/// <param name="Answer">Null where what was given does not tell.</param>
/// <param name="Remedy">In the language of the environment.</param>
internal sealed record CertificateQuestion(bool? Answer, string Code, string Reason, string Remedy)
{
    public static CertificateQuestion Of(CertificateAnswer answer) => new(answer.IsYes, answer.Code, answer.Reason, Remedies.Of(answer.Code));
}

/// <param name="Axes">By the axis's name.</param>
internal sealed record CertificateLine(string Id, string Form, string Issuer, string Key, string Centre, string CentreName, int Level, IReadOnlyDictionary<string, int> Axes, string CriteriaVersion, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil)
{
    public static CertificateLine Of(CertificateFacts facts) => new(
        facts.Id,
        $"{facts.Form}",
        facts.Issuer,
        facts.Key,
        facts.Centre,
        facts.CentreName,
        facts.Level,
        facts.Axes.ToDictionary(axis => $"{axis.Key}", axis => axis.Value),
        facts.CriteriaVersion,
        facts.ValidFrom,
        facts.ValidUntil);
}
