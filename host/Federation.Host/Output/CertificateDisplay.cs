using Federation.Registry.Criteria;
using Federation.Registry.Certificates.Verifying;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>What a certificate is worth, for a person.</summary>
internal static class CertificateDisplay
{
    /// <param name="logged">Whether it is in the public log; null where nobody asked.</param>
    public static void Print(CertificateVerdict verdict, CertificateAnswer? logged)
    {
        if (verdict.Facts is { } facts) Print(facts);
        Print("genuine", verdict.Genuine);
        Print("holds", verdict.Holding);
        if (logged is not null) Print("logged", logged);
    }

    private static void Print(CertificateFacts facts)
    {
        AnsiConsole.WriteLine($"{facts.CentreName} ({facts.Centre})");
        AnsiConsole.WriteLine($"level {facts.Level} by the criteria {facts.CriteriaVersion}, from {facts.ValidFrom:yyyy-MM-dd} to {facts.ValidUntil:yyyy-MM-dd}");
        foreach (var (axis, level) in facts.Axes.OrderBy(axis => axis.Key)) AnsiConsole.WriteLine($"  {axis.Name().English}: {level}");
    }

    private static void Print(string question, CertificateAnswer answer)
    {
        string word = answer.IsYes switch { true => "yes", false => "no", null => "not known" };
        AnsiConsole.WriteLine($"{question}: {word}. {answer.Reason} ({answer.Code})");
        if (answer.IsYes is not true) AnsiConsole.WriteLine($"  {Remedies.Of(answer.Code)}");
    }
}
