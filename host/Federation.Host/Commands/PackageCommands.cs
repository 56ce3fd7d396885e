using System.CommandLine;
using Federation.Cluster.Adapters.Packages;
using Federation.Host.Output;
using Federation.Host.Settings;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Log.Notes;

namespace Federation.Host.Commands;

/// <summary><c>adapter key</c>, <c>pack</c> and <c>sign</c>: for whoever writes adapters.</summary>
internal static class PackageCommands
{
    public static Command Key()
    {
        var file = new Argument<string>("file") { Description = "The file to keep the secret key in; made where there is none." };
        var publisher = Publisher();
        var command = new Command("key", "Prints the public key of a publisher of adapters, and makes the secret one where there is none.") { file, publisher };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            string path = Path.GetFullPath(parsed.GetRequiredValue(file));
            using var keys = File.Exists(path) ? KeyFile.Open(path) : KeyFile.Create(path, TimeProvider.System.GetUtcNow());
            Console.WriteLine(new NoteSigner(parsed.GetRequiredValue(publisher), keys).OwnKeys[0].Key.Text);
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    public static Command Pack()
    {
        var folder = new Argument<string>("folder") { Description = "The adapter's project, once it is built, or a folder with the built adapter." };
        var output = new Option<string?>("--output") { Description = "The package's file; by default ID-VERSION.fedadapter in the current folder.", HelpName = "FILE" };
        var command = new Command("pack", "Makes a package of an adapter: its files with the SHA-256 of each. The same files make the same package.") { folder, output };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            var package = PackageFiles.OfFolder(DevelopmentFolder.Find(parsed.GetRequiredValue(folder)));
            string file = parsed.GetValue(output) ?? $"{package.Seal.Id}-{package.Seal.Version}{SealedPackage.Extension}";
            PackageFiles.Write(package, file);
            Console.WriteLine($"{file} holds {package.Seal.Identity}: {package.Seal.Files.Count} files, not signed yet.");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    public static Command Sign()
    {
        var file = PackageFile();
        var key = new Option<string>("--key") { Description = "The file with the secret key, as \"adapter key\" makes it.", HelpName = "FILE", Required = true };
        var publisher = Publisher();
        var command = new Command("sign", "Signs a package in its place.") { file, key, publisher };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            string path = parsed.GetRequiredValue(file);
            using var keys = KeyFile.Open(Path.GetFullPath(parsed.GetRequiredValue(key)));
            var signer = new NoteSigner(parsed.GetRequiredValue(publisher), keys);
            var package = PackageFiles.Read(path).SignedBy(signer);
            PackageFiles.Write(package, path);
            Console.WriteLine($"{package.Seal.Identity} is signed by {signer.OwnKeys[0].Key.Text}");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    public static Argument<string> PackageFile() => new("package") { Description = $"A package, as \"adapter pack\" makes it ({SealedPackage.Extension})." };

    private static Option<string> Publisher()
    {
        var publisher = new Option<string>("--publisher") { Description = "What the publisher is called: a host of theirs, for example adapters.example.org.", HelpName = "NAME", Required = true };
        publisher.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !NoteKey.IsName(name)) result.AddError("--publisher has neither spaces nor plus.");
        });
        return publisher;
    }
}
