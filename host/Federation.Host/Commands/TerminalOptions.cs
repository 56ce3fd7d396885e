using System.CommandLine;

namespace Federation.Host.Commands;

/// <summary>The options of <c>serve</c> for terminals at doors that bring certificates.</summary>
internal static class TerminalOptions
{
    /// <param name="publicUrl">Of the same command.</param>
    public static (Option<string?> Url, Option<string?> Certificate, Option<string?> Key) Create(Option publicUrl)
    {
        var url = new Option<string?>("--terminal-url") { Description = "Where terminals at doors bring certificates of their own, which their tokens are bound to: https, on a port that is for nothing else, and that no proxy may open.", HelpName = "URL" };
        var certificate = new Option<string?>("--terminal-certificate") { Description = "The certificate of --terminal-url, with those above it, in PEM.", HelpName = "FILE" };
        var key = new Option<string?>("--terminal-key") { Description = "Its private key, in PEM.", HelpName = "FILE" };
        Option<string?>[] all = [url, certificate, key];
        foreach (var option in all)
        {
            option.Validators.Add(result =>
            {
                if (all.FirstOrDefault(other => string.IsNullOrEmpty(result.GetResult(other)?.GetValueOrDefault<string?>())) is { } missing) result.AddError($"{option.Name} needs {missing.Name}: the three go together.");
            });
        }

        url.Validators.Add(result =>
        {
            if (result.GetResult(publicUrl)?.GetValueOrDefault<string?>() is not { } known || !known.StartsWith("https://", StringComparison.Ordinal)) result.AddError("--terminal-url needs --public-url, which is https: a token that is bound to a certificate is worth nothing where it can be read.");
        });
        return (url, certificate, key);
    }
}
