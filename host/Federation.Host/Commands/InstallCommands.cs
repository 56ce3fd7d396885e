using System.CommandLine;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Packages;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;
using Federation.Registry.Log.Notes;

namespace Federation.Host.Commands;

/// <summary>
/// <c>adapter install</c>, <c>enable</c>, <c>disable</c>, <c>remove</c>, <c>trust</c> and <c>distrust</c>: for the operator, also beside a running host, whose next run of a network sees what changed.
/// </summary>
internal static class InstallCommands
{
    public static Command Install()
    {
        var file = new Argument<string>("package") { Description = $"A package ({SealedPackage.Extension}), or the folder of an adapter." };
        var data = CommonOptions.Data();
        var allowUnsigned = new Option<bool>("--allow-unsigned") { Description = "Take it although no publisher that is trusted here has signed it. Its code then runs because you say so." };
        var allowUncaged = CommonOptions.AllowUncaged();
        var command = new Command("install", "Installs a package once its seal and signature are found good and it can be loaded.") { file, data, allowUnsigned, allowUncaged };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var settings = Settings(parsed.GetRequiredValue(data));
            string named = parsed.GetRequiredValue(file);
            var package = named.EndsWith(SealedPackage.Extension, StringComparison.OrdinalIgnoreCase) ? PackageFiles.Read(named) : PackageFiles.OfFolder(DevelopmentFolder.Find(named));
            var bundled = AdapterCatalogue.Read(HostSettings.PluginFolder).Adapters.Select(adapter => adapter.Id).ToHashSet(StringComparer.Ordinal);
            var packages = new InstalledPackages(settings.AdapterFolder);
            packages.Admit(package, parsed.GetValue(allowUnsigned), bundled); // before any of its code runs
            await TryAsync(package, parsed.GetValue(allowUncaged), cancellationToken);
            string? publisher = packages.Install(package, parsed.GetValue(allowUnsigned), bundled, TimeProvider.System.GetUtcNow());
            Console.WriteLine($"{package.Seal.Identity} is installed, {(publisher is null ? "not signed" : $"signed by {publisher}")}.");
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Enable() => Switch("enable", "Switches an installed adapter on again.", disabled: false, "is switched on");

    public static Command Disable() => Switch("disable", "Switches an installed adapter off, or one version of it: the newest other one is used then.", disabled: true, "is switched off");

    public static Command Remove()
    {
        var (adapter, data) = (Adapter(), CommonOptions.Data());
        var command = new Command("remove", "Removes an installed adapter, or one version of it. Its listings stay.") { adapter, data };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            var (id, version) = Named(parsed.GetRequiredValue(adapter));
            var removed = new InstalledPackages(Settings(parsed.GetRequiredValue(data)).AdapterFolder).Remove(id, version);
            Console.WriteLine($"{id} is removed: {string.Join(", ", removed)}.");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    public static Command Trust()
    {
        var key = new Argument<string>("key") { Description = "A publisher's public key as name+id+key, as \"adapter key\" prints it." };
        key.Validators.Add(result =>
        {
            if (NoteKey.Read(result.Tokens[0].Value)?.Algorithm != NoteAlgorithm.Ed25519) result.AddError("That is no publisher's key: name+id+key, as \"adapter key\" prints it.");
        });
        var data = CommonOptions.Data();
        var command = new Command("trust", "Takes what a publisher signs from now on.") { key, data };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            var read = NoteKey.Read(parsed.GetRequiredValue(key))!; // looked at
            bool isNew = new InstalledPackages(Settings(parsed.GetRequiredValue(data)).AdapterFolder).Trust(read);
            Console.WriteLine(isNew ? $"{read.Name} is trusted." : $"{read.Name} was trusted already.");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    public static Command Distrust()
    {
        var name = new Argument<string>("publisher") { Description = "The publisher's name." };
        var data = CommonOptions.Data();
        var command = new Command("distrust", "Takes nothing more that a publisher signs, and uses nothing that only they have signed.") { name, data };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            string publisher = parsed.GetRequiredValue(name);
            if (new InstalledPackages(Settings(parsed.GetRequiredValue(data)).AdapterFolder).Distrust(publisher) == 0) throw new SettingsException($"No key of {publisher} is trusted.");
            Console.WriteLine($"{publisher} is trusted no more.");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command Switch(string name, string description, bool disabled, string done)
    {
        var (adapter, data) = (Adapter(), CommonOptions.Data());
        var command = new Command(name, description) { adapter, data };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            var (id, version) = Named(parsed.GetRequiredValue(adapter));
            var changed = new InstalledPackages(Settings(parsed.GetRequiredValue(data)).AdapterFolder).Disable(id, version, disabled);
            Console.WriteLine($"{id} {done}: {string.Join(", ", changed)}.");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    /// <summary>Loads it in a worker from a place of its own, so that what cannot be loaded takes nobody's place.</summary>
    private static async Task TryAsync(SealedPackage package, bool allowUncaged, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("federation-trial-");
        try
        {
            package.WriteFiles(folder.FullName);
            var settings = new HostSettings { Data = folder.FullName, DevelopmentFolders = [folder.FullName], AllowUncaged = allowUncaged };
            await using var services = DirectoryHost.BuildWorkers(settings);
            await services.GetRequiredService<IAdapterWorkers>().TryLoadAsync(package.Seal.Id, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static HostSettings Settings(string data) => new() { Data = Path.GetFullPath(data) };

    private static Argument<string> Adapter() => new("adapter") { Description = "The adapter's id, or ID@VERSION for one version." };

    private static (string Id, string? Version) Named(string word) => word.Split('@', 2) is [var id, var version] ? (id, version) : (word, null);
}
