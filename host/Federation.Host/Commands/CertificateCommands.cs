using System.CommandLine;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Storage;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Verifying;
using Federation.Registry.Log;
using Federation.Registry.Log.Notes;

namespace Federation.Host.Commands;

/// <summary><c>certificate verify</c>, which touches no data folder, and <c>certificate rotate</c>, for the issuer.</summary>
internal static class CertificateCommands
{
    public static Command Create() => new("certificate", "Certificates of the label.") { Verify(), Rotate() };

    private static Command Verify()
    {
        var certificate = new Argument<string>("certificate") { Description = "A path or URL, in either form or as a badge." };
        var keys = new Option<string?>("--keys") { Description = "The issuer's public keys, as published. Needed for a file; for a URL they are fetched from its own host by default.", HelpName = "FILE|URL" };
        var status = new Option<string[]>("--status") { Description = "A status list; may be repeated. For a URL those that it names on its own host are fetched by default.", HelpName = "FILE|URL" };
        var proof = new Option<string?>("--proof") { Description = "The proof that it is in the public log, as its address with /log-proof behind it gives it. Needs --log-key.", HelpName = "FILE|URL" };
        var logKeys = new Option<string[]>("--log-key") { Description = "A key of the public log, as its address /log/keys shows it; may be repeated.", HelpName = "KEY" };
        var witnesses = new Option<string[]>("--witness-key") { Description = "A key of a witness of the log; may be repeated. One of them has to have signed.", HelpName = "KEY" };
        logKeys.Validators.Add(NoteKeyOption.CheckLog);
        witnesses.Validators.Add(NoteKeyOption.CheckWitness);
        proof.Validators.Add(result =>
        {
            if (result.GetResult(logKeys) is null) result.AddError("--proof needs --log-key: who brings a proof may not say by which key it is checked.");
        });
        var json = CommonOptions.Json();
        var command = new Command("verify", "Tells whether a certificate is genuine, and whether it holds now.") { certificate, keys, status, proof, logKeys, witnesses, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            using var documents = new OperatorDocuments(CertificateVerifier.MaxStatusListBytes, TimeProvider.System);
            var papers = await new CertificatePapers(documents, Console.Error).ReadAsync(parsed.GetRequiredValue(certificate), parsed.GetValue(keys), parsed.GetValue(status) ?? [], cancellationToken);
            var verdict = new CertificateVerifier(papers.Keys).Verify(papers.Certificate, papers.StatusLists, TimeProvider.System.GetUtcNow());
            var logged = parsed.GetValue(proof) is { } source ? await LoggedAsync(source, verdict, NoteKeyOption.Keys(parsed.GetValue(logKeys)), NoteKeyOption.Keys(parsed.GetValue(witnesses))) : null;
            if (parsed.GetValue(json)) JsonPrinter.Print(CertificateReport.Of(verdict, logged), HostJson.Default.CertificateReport);
            else CertificateDisplay.Print(verdict, logged);
            return verdict is { Genuine.IsYes: true, Holding.IsYes: true } && logged is not { IsYes: not true } ? ExitCode.Done : ExitCode.FoundProblems;

            async Task<CertificateAnswer> LoggedAsync(string source, CertificateVerdict verdict, IReadOnlyList<NoteKey> log, IReadOnlyList<NoteKey> seen) =>
                new LogVerifier(log, seen).Verify(verdict, await new CertificatePapers(documents, Console.Error).ReadAsync(source, cancellationToken));
        }));
        return command;
    }

    private static Command Rotate()
    {
        var data = CommonOptions.Data();
        var log = new Option<bool>("--log") { Description = "The key of the public log in place of that of certificates." };
        var lost = new Option<bool>("--lost") { Description = "The key file is lost, and so is every copy: makes a new one. What the lost key signed is genuine no more." };
        var command = new Command("rotate", "Gives the directory a new key to sign with; what the old one signed stays genuine.") { data, log, lost };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) };
            using var folder = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Demand();
            await settings.Store.DemandAloneAsync(cancellationToken); // hosts have the keys in their memory
            var now = TimeProvider.System.GetUtcNow();
            string file = parsed.GetValue(log) ? settings.LogKeyFile : settings.KeyFile;
            using var keys = parsed.GetValue(lost) ? KeyFile.Create(file, now) : KeyFile.Rotate(file, now);
            Console.WriteLine($"The key {keys.Name} signs from {keys.From.UtcDateTime:u} on.");
            return ExitCode.Done;
        }));
        return command;
    }
}
