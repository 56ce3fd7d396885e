using System.Reflection;
using System.Text.Json;

namespace Federation.Contracts.Testing.Tests.Suite;

/// <summary>The suite over the partner with twelve places, run by hand: which of its facts fail.</summary>
internal sealed class Probe<TAdapter>(AdapterCase @case) : AdapterConformance<TAdapter>
    where TAdapter : class, IAdapter, new()
{
    protected override AdapterCase Case => @case;
}

/// <summary>Runs every fact of a probe.</summary>
internal static class ProbeRun
{
    public static Task<IReadOnlyDictionary<string, string>> FailuresAsync<TAdapter>()
        where TAdapter : class, IAdapter, new() => FailuresAsync<TAdapter>(CaseOf<TAdapter>());

    /// <summary>With the golden output of the sound adapter.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FailuresWithGoldenAsync<TAdapter>()
        where TAdapter : class, IAdapter, new()
    {
        string golden = Path.Combine(Folder(), $"{typeof(TAdapter).Name}.golden.json");
        File.Delete(golden);
        var trial = new CaseTrial(typeof(SoundAdapter), () => new SoundAdapter(), CaseOf<SoundAdapter>() with { Golden = golden });
        await Assert.ThrowsAsync<Xunit.Sdk.FailException>(() => new GoldenOutput().HoldAsync(trial)); // it was not there, and is written
        await new GoldenOutput().HoldAsync(trial);
        return await FailuresAsync<TAdapter>(CaseOf<TAdapter>() with { Golden = golden });
    }

    private static async Task<IReadOnlyDictionary<string, string>> FailuresAsync<TAdapter>(AdapterCase @case)
        where TAdapter : class, IAdapter, new()
    {
        var probe = new Probe<TAdapter>(@case);
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in typeof(AdapterConformance<TAdapter>).GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
        {
            try
            {
                await (Task)fact.Invoke(probe, null)!; // every fact gives a task
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                failures[fact.Name] = failure.Message;
            }
        }

        return failures;
    }

    public static AdapterCase CaseOf<TAdapter>()
        where TAdapter : class, IAdapter, new() => AdapterCase.Scripted(PlacesPartner.Address, PlacesPartner.New) with { PluginFolder = FolderOf(typeof(TAdapter)), Reloads = 2, Places = 6 };

    private static string Folder() => Path.Combine(AppContext.BaseDirectory, "probes");

    private static string FolderOf(Type adapter)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Folder(), adapter.Name)).FullName;
        string assembly = adapter.Assembly.Location;
        File.Copy(assembly, Path.Combine(folder, Path.GetFileName(assembly)), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "adapter.json"), JsonSerializer.Serialize(new
        {
            id = "places",
            version = "1.0.0",
            contract = new { from = "1.0", below = "2.0" },
            assembly = Path.GetFileName(assembly),
            type = adapter.FullName,
            name = new { en = "Places", fr = "Lieux" },
            capabilities = new[] { "snapshot", "incremental", "deletions" },
            configSchema = new { type = "object", properties = new { source = new { type = "string" }, key = new Dictionary<string, object> { ["type"] = "string", ["x-secret"] = true } }, required = new[] { "source" } },
            hosts = new[] { "partner.example" },
            licence = new { id = "cc0-1.0", name = "CC0", url = "https://creativecommons.org/publicdomain/zero/1.0/" },
            attribution = "Partner",
        }));
        return folder;
    }
}
