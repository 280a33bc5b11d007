module Program

open System
open System.IO
open System.Threading.Tasks
open DslNet
open Networks

[<EntryPoint>]
let main _ =
    // F# says the same net as C# does.
    let definition = Graph.digitNet ()
    printfn "%O\n" definition

    if definition <> DigitNet.Define() then
        failwith "F# and C# say different nets."

    let split = (Digits.load ()).Split(validation = 0.15, test = 0.15, seed = Seed 1UL)
    use network = new DigitNet(batchSize = 64, seed = Seed 42UL)

    let history =
        network.Fit(
            split.Train,
            Adam(learningRate = 5e-3f),
            FitOptions(Epochs = 25, Validation = split.Validation, Schedule = Schedule.Cosine(), EarlyStopping = EarlyStopping(patience = 8))
        )

    let evaluation = network.Evaluate split.Test
    let accuracy (head: string) = (nonNull evaluation[head].Classification).Accuracy
    printfn "%d epochs in %.2f s" history.Epochs.Count history.Seconds
    printfn "Test accuracy: %.4f (even or odd: %.4f)" (accuracy "digit") (accuracy "even")

    // Served: the weights go through a file into a predictor, which many threads may ask at once.
    let path = Path.Combine(AppContext.BaseDirectory, "digits.safetensors")
    Safetensors.Save(network, path)
    use predictor = Predictor<DigitNet>.Load path
    let inputs = split.Test.Inputs.ToArray()
    let rows = split.Test.Count
    let answers = Array.zeroCreate (rows * DigitNet.OutputSize)

    Parallel.For(
        0,
        rows,
        fun row ->
            predictor.Predict(
                ReadOnlySpan(inputs, row * DigitNet.InputSize, DigitNet.InputSize),
                Span(answers, row * DigitNet.OutputSize, DigitNet.OutputSize)
            )
    )
    |> ignore

    let isRight row =
        let digit = Array.sub answers (row * DigitNet.OutputSize) 10
        let wanted = split.Test.Targets.Slice(row * DigitNet.OutputSize, 10).ToArray()
        Array.IndexOf(digit, Array.max digit) = Array.IndexOf(wanted, 1.0f)

    let right = Seq.init rows id |> Seq.filter isRight |> Seq.length
    printfn "Served: %d of %d digits right" right rows
    0
