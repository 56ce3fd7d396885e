using System.CommandLine;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Storage;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Verifying;

namespace Federation.Host.Commands;

/// <summary><c>certificate verify</c>, which touches no data folder, and <c>certificate rotate</c>, for the issuer.</summary>
internal static class CertificateCommands
{
    public static Command Create() => new("certificate", "Certificates of the label.") { Verify(), Rotate() };

    private static Command Verify()
    {
        var certificate = new Argument<string>("certificate") { Description = "A path or URL, in either form." };
        var keys = new Option<string?>("--keys") { Description = "The issuer's public keys, as published. Needed for a file; for a URL they are fetched from its own host by default.", HelpName = "FILE|URL" };
        var status = new Option<string[]>("--status") { Description = "A status list; may be repeated. For a URL those that it names on its own host are fetched by default.", HelpName = "FILE|URL" };
        var json = CommonOptions.Json();
        var command = new Command("verify", "Tells whether a certificate is genuine, and whether it holds now.") { certificate, keys, status, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            using var documents = new OperatorDocuments(CertificateVerifier.MaxStatusListBytes, TimeProvider.System);
            var papers = await new CertificatePapers(documents, Console.Error).ReadAsync(parsed.GetRequiredValue(certificate), parsed.GetValue(keys), parsed.GetValue(status) ?? [], cancellationToken);
            var verdict = new CertificateVerifier(papers.Keys).Verify(papers.Certificate, papers.StatusLists, TimeProvider.System.GetUtcNow());
            if (parsed.GetValue(json)) JsonPrinter.Print(CertificateReport.Of(verdict), HostJson.Default.CertificateReport);
            else CertificateDisplay.Print(verdict);
            return verdict is { Genuine.IsYes: true, Holding.IsYes: true } ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }

    private static Command Rotate()
    {
        var data = CommonOptions.Data();
        var lost = new Option<bool>("--lost") { Description = "The key file is lost, and so is every copy: makes a new one. What the lost key signed is genuine no more." };
        var command = new Command("rotate", "Gives the directory a new key to sign with; what the old one signed stays genuine.") { data, lost };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(() =>
        {
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) };
            using var folder = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Demand();
            var now = TimeProvider.System.GetUtcNow();
            using var keys = parsed.GetValue(lost) ? KeyFile.Create(settings.KeyFile, now) : KeyFile.Rotate(settings.KeyFile, now);
            Console.WriteLine($"The key {keys.Name} signs from {keys.From.UtcDateTime:u} on.");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
